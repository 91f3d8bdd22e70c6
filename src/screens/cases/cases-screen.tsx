/** All cases of the office: found by typing, filtered by status, sorted by any heading, opened by Enter or a click. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { sortKeys } from '../../contract/requests.ts'
import { enums } from '../../domain/enums.ts'
import { useCommand } from '../../ui/commands.tsx'
import { isComposing } from '../../ui/keys.ts'
import { useFormat, useLabel, useWords } from '../../ui/language.tsx'
import { Button, Empty, Keys } from '../../ui/pieces.tsx'
import { VirtualRows } from '../../ui/rows.tsx'
import { View } from '../../ui/view.tsx'
import { OpenCallsOfOffice } from '../case/call/open-calls.tsx'
import { useMedia } from '../case/use-media.ts'
import { newIntake, useNavigation } from '../frame/navigation.tsx'
import { useColumns } from './columns.tsx'
import { OpenIntakes } from './open-intakes.tsx'
import { rowAt, type Asked } from './pages.ts'
import { useCaseList } from './use-case-list.ts'

type SortKey = (typeof sortKeys)[number]

const everything: Asked = { query: '', status: null, sort: 'caseNo', descending: true }

/** How the list was left, for coming back to it; a locked office begins a fresh page and with it a fresh list. */
let left = { asked: everything, scroll: 0, chosen: 0 }

/** The list of cases. */
export function CasesScreen() {
  const words = useWords()
  const format = useFormat()
  const { go } = useNavigation()
  const scroll = useRef(left.scroll)
  const [chosen, setChosen] = useState(left.chosen)
  const list = useCaseList(left.asked, left.chosen)
  const { asked, pages } = list
  const columns = useColumns()
  const twoLines = useMedia('(width < 1160px)')
  const now = useRef({ asked, chosen })
  useEffect(() => {
    now.current = { asked, chosen }
  })
  useEffect(
    () => () => {
      left = { ...now.current, scroll: scroll.current }
    },
    [],
  )

  const ask = (change: Partial<Asked>) => {
    setChosen(0)
    list.ask({ ...asked, ...change })
  }
  const open = (index: number) => {
    const row = pages && rowAt(pages, index)
    if (row) go({ screen: 'case', caseNo: row.caseNo, section: 'overview' })
  }
  const isEmpty = pages?.total === 0 && list.answered.query.trim() === '' && list.answered.status === null
  const create = (
    <Button main keys="c" onClick={() => go(newIntake())}>
      {words.frame.newCase}
    </Button>
  )
  return (
    <View title={words.cases.title} actions={isEmpty ? undefined : create} full>
      <div className="case-list">
        <Filter
          asked={asked}
          ask={ask}
          onOpen={() => open(chosen)}
          onDown={() => document.querySelector<HTMLElement>('.case-list .rows')?.focus()}
        >
          {pages && (
            <span className="soft number" role="status">
              {words.cases.count(format.count(pages.total), pages.total === 1)}
            </span>
          )}
        </Filter>
        <OpenIntakes />
        <OpenCallsOfOffice />
        {pages && pages.total > 0 && (
          <VirtualRows
            label={words.cases.title}
            columns={columns}
            count={pages.total}
            rowAt={(index) => rowAt(pages, index)}
            onNeed={list.need}
            chosen={chosen}
            onChoose={setChosen}
            onOpen={open}
            sorted={{ by: asked.sort, descending: asked.descending }}
            onSort={(sort: SortKey) => ask({ sort, descending: asked.sort === sort && !asked.descending })}
            version={list.version}
            scroll={scroll}
            rowHeight={twoLines ? 52 : 32}
          />
        )}
        {pages?.total === 0 && (
          <div className="padded">
            {isEmpty ? (
              <Empty text={words.cases.empty} action={create} />
            ) : (
              <Empty
                text={words.cases.notFound}
                action={<Button onClick={() => ask({ query: '', status: null })}>{words.cases.clear}</Button>}
              />
            )}
          </div>
        )}
      </div>
    </View>
  )
}

interface FilterProps {
  asked: Asked
  ask: (change: Partial<Asked>) => void
  onOpen: () => void
  onDown: () => void
  children: React.ReactNode
}

/** The box to type into, which `/` goes to, and the choice of a status. Enter opens the chosen line, ↓ goes to the list. */
function Filter({ asked, ask, onOpen, onDown, children }: FilterProps) {
  const words = useWords()
  const label = useLabel()
  const box = useRef<HTMLInputElement>(null)
  useCommand({ id: 'cases.find', title: words.cases.findCase, keys: '/', run: () => box.current?.select() })
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (event.key === 'Enter') onOpen()
    else if (event.key === 'ArrowDown') onDown()
    else if (event.key === 'Escape' && asked.query !== '') ask({ query: '' })
    else return
    event.preventDefault()
  }
  return (
    <div className="case-filter" role="search">
      <div className="control">
        <input
          ref={box}
          type="text"
          aria-label={words.cases.find}
          placeholder={words.cases.findHint}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={asked.query}
          onChange={(event) => ask({ query: event.target.value })}
          onKeyDown={onKeyDown}
        />
        <Keys keys="/" />
      </div>
      <label className="case-filter-status">
        <span className="soft small">{words.cases.status}</span>
        <span className="control">
          <select
            value={asked.status ?? ''}
            onChange={(event) => ask({ status: enums.case_status.find((status) => status === event.target.value) ?? null })}
          >
            <option value="">{words.cases.everyStatus}</option>
            {enums.case_status.map((status) => (
              <option key={status} value={status}>
                {label('case_status', status)}
              </option>
            ))}
          </select>
        </span>
      </label>
      {children}
    </div>
  )
}
