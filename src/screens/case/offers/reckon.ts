import type { Problem } from '../../../contract/reply.ts'
import type { CaseFile, Day } from '../../../domain/case-file.ts'
import { affordabilityGuard, type Guard } from '../../../domain/guard.ts'
import { offerFigures, type OfferFigures, type Scenario } from '../../../domain/offer.ts'
import type { OfficeLists } from '../../../domain/office-lists.ts'
import { offerWarnings, type Warning } from '../../../domain/warnings.ts'
import { stated } from '../../../ui/read-form.ts'
import type { ColumnFields } from './desk-fields.ts'
import { readColumn, type Subject } from './read-column.ts'

/** What the columns of a desk are reckoned from, besides what is typed in them. */
export interface DeskFacts {
  file: CaseFile
  lists: OfficeLists
  today: Day
  subject: Subject
  startOn: string
}

/** Everything that a column shows below its fields. */
export interface Reckoned {
  /** By the line where they stand; `text.empty` is only missing yet. */
  problems: Problem[]
  scenario: Scenario | null
  figures: OfferFigures | null
  guard: Guard | null
  warnings: Warning[]
}

/** Reads a column and computes it. */
export function reckon({ file, lists, today, subject, startOn }: DeskFacts, column: ColumnFields): Reckoned {
  const read = readColumn(subject, startOn, column)
  if (!read.ok) return { problems: read.problems, scenario: null, figures: null, guard: null, warnings: [] }
  const { scenario } = read
  const offer = offerFigures(file, scenario)
  if (!offer.ok) return { problems: [atLine(offer.problem)], scenario, figures: null, guard: null, warnings: [] }
  const { figures } = offer
  const guard = affordabilityGuard(file, lists.reserve, { debts: scenario.debts, rows: figures.rows }, today)
  const holder = stated(column.holder)
  const facts = {
    debts: scenario.debts,
    figures,
    newBorrowing: column.newBorrowing,
    ...(holder === undefined ? {} : { payTo: { holder } }),
  }
  return { problems: [], scenario, figures, guard, warnings: offerWarnings(file, facts, guard, lists.rules, today) }
}

/** The same problem by the name of its line: a waiver keeps its component, else the last step of its path in the scenario. */
function atLine(problem: Problem): Problem {
  const { field } = problem
  return field === undefined || field.startsWith('waivers.') ? problem : { ...problem, field: field.split('.').at(-1)! }
}

/** Remembers what was computed for each object, as long as the object lives. */
export function remembering<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>()
  return (key) => {
    const value = known.get(key) ?? compute(key)
    known.set(key, value)
    return value
  }
}
