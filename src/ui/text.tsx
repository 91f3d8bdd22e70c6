/**
 * Text that a person typed. <T>{name}</T> keeps its direction to itself (<bdi>) and says when it holds invisible
 * direction marks. Use it wherever text of a case is shown.
 */
import { hasDirectionMarks } from '../domain/text.ts'
import { useWords } from './language.tsx'

/** Typed text, isolated; `lines` keeps its line breaks. Nothing typed shows nothing. */
export function T({ children, lines }: { children: string | undefined; lines?: boolean }) {
  const words = useWords()
  if (!children) return null
  return (
    <>
      <bdi className={lines ? 'keep-lines' : undefined}>{children}</bdi>
      {hasDirectionMarks(children) && (
        <span className="direction-note" title={words.ui.directionMarksWhy}>
          {words.ui.directionMarks}
        </span>
      )}
    </>
  )
}
