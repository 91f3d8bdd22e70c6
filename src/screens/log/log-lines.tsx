import { useEffect } from 'react'
import type { LogLine } from '../../contract/requests.ts'
import { useLabel, useSentence, useWords } from '../../ui/language.tsx'
import { LongList } from '../../ui/long-list.tsx'
import { Note } from '../../ui/pieces.tsx'
import { T } from '../../ui/text.tsx'
import { aboutText } from '../../words/about-text.ts'
import { useInstant } from '../case/verify/instant.ts'
import type { Entries } from './use-entries.ts'
import './log.css'

const keyOf = ({ seq }: LogLine): string => String(seq)
const none: readonly number[] = []

/** Entries of the log, newest first; what is not on screen yet is asked for when its place comes into sight. */
export function LogLines({ entries: { rows, more, busy, problem }, withCase }: { entries: Entries; withCase?: boolean }) {
  const { people } = useWords()
  const sentence = useSentence()
  if (problem) return <Note tone="late">{sentence(problem)}</Note>
  return (
    <>
      {rows.length > 0 && (
        <LongList items={rows} keyOf={keyOf} height={withCase ? 28 : 48} keep={none} className={withCase ? 'log-lines wide' : 'log-lines'}>
          {(line, index) => <Line line={line} withCase={withCase === true} onSeen={index === rows.length - 1 ? more : undefined} />}
        </LongList>
      )}
      <p className="soft" role="status">
        {rows.length === 0 && (busy ? people.searching : people.noEntries)}
      </p>
    </>
  )
}

function Line({ line, withCase, onSeen }: { line: LogLine; withCase: boolean; onSeen: (() => void) | undefined }) {
  const all = useWords()
  const { people, case: words } = all
  const label = useLabel()
  const instant = useInstant()
  useEffect(() => onSeen?.(), [onSeen])
  const { at, by, action, about, whom, caseNo, erased, reason } = line
  return (
    <div className="log-line">
      <time dateTime={at} className="nowrap">
        {instant(at).moment}
      </time>
      <T>{by}</T>
      <span>
        {label('data_action', action)}
        {words.colon}
        <T>{aboutText(all, about, whom)}</T>
        {reason && (
          <span className="soft">
            {' '}
            · <T>{reason}</T>
          </span>
        )}
      </span>
      {withCase && <span>{caseNo ? <bdi>{caseNo}</bdi> : erased && <span className="soft">{people.erasedClient}</span>}</span>}
    </div>
  )
}
