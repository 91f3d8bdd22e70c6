/** All cases of the office: found by typing, filtered by status, sorted by any heading, opened by Enter or a click. */
import { useEffect, useRef, useState } from 'react'
import type { sortKeys } from '../../contract/requests.ts'
import { useCommand } from '../../ui/commands.tsx'
import { useFormat, useWords } from '../../ui/language.tsx'
import { Button, Empty } from '../../ui/pieces.tsx'
import { VirtualRows } from '../../ui/rows.tsx'
import { View } from '../../ui/view.tsx'
import { OpenCallsOfOffice } from '../case/call/open-calls.tsx'
import { useMedia } from '../case/use-media.ts'
import { newIntake, useNavigation } from '../frame/navigation.tsx'
import { useOffice } from '../frame/shell.tsx'
import { AssignShown } from './assign-shown.tsx'
import { useColumns } from './columns.tsx'
import { Filter } from './filter.tsx'
import { OpenIntakes } from './open-intakes.tsx'
import { rowAt, type Asked } from './pages.ts'
import { useCaseList } from './use-case-list.ts'

type SortKey = (typeof sortKeys)[number]

const everything: Asked = { query: '', status: null, whose: null, sort: 'caseNo', descending: true }

/** How the list was left, for coming back to it; a locked office begins a fresh page and with it a fresh list. */
let left = { asked: everything, scroll: 0, chosen: 0 }

const isEverything = ({ query, status, whose }: Asked) => query.trim() === '' && status === null && !whose

/** The list of cases. */
export function CasesScreen() {
  const words = useWords()
  const format = useFormat()
  const { go } = useNavigation()
  const scroll = useRef(left.scroll)
  const [chosen, setChosen] = useState(left.chosen)
  const [assigning, setAssigning] = useState(false)
  /** Enter was pressed before the answer to what was typed had come. */
  const [early, setEarly] = useState(false)
  const several = useOffice().people.length > 1
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
    setEarly(false)
    list.ask({ ...asked, ...change })
  }
  const afterAssigning = () => {
    setAssigning(false)
    list.ask(asked)
  }
  const open = (index: number) => {
    const row = pages && rowAt(pages, index)
    if (row) go({ screen: 'case', caseNo: row.caseNo, section: 'overview' })
  }
  const isAnswered = list.answered === asked
  useEffect(() => {
    if (early && isAnswered) open(chosen)
  }, [early, isAnswered])
  const isEmpty = pages?.total === 0 && isEverything(list.answered)
  const canAssign = several && pages !== null && pages.total > 0 && !assigning
  useCommand({
    id: 'cases.assign',
    needs: 'cases.assign',
    title: words.people.assignShownTitle(format.count(pages?.total ?? 0)),
    keys: 'shift+a',
    run: () => setAssigning(true),
    enabled: canAssign,
  })
  const create = (
    <Button needs="case.create" main keys="c" onClick={() => go(newIntake())}>
      {words.frame.newCase}
    </Button>
  )
  return (
    <View title={words.cases.title} actions={isEmpty ? undefined : create} full>
      <div className="case-list">
        <Filter
          asked={asked}
          ask={ask}
          onOpen={() => (isAnswered ? open(chosen) : setEarly(true))}
          onDown={() => document.querySelector<HTMLElement>('.case-list .rows')?.focus()}
        >
          {pages && (
            <span className="soft number" role="status">
              {words.cases.count(format.count(pages.total), pages.total === 1)}
            </span>
          )}
          {canAssign && (
            <Button needs="cases.assign" quiet keys="shift+a" opens="assign" onClick={() => setAssigning(true)}>
              {words.people.assignShown(format.count(pages.total))}
            </Button>
          )}
        </Filter>
        {assigning && pages && (
          <AssignShown asked={list.answered} total={pages.total} onAssigned={afterAssigning} onLeave={() => setAssigning(false)} />
        )}
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
                action={<Button onClick={() => ask({ query: '', status: null, whose: null })}>{words.cases.clear}</Button>}
              />
            )}
          </div>
        )}
      </div>
    </View>
  )
}
