import type { GuardFinding } from '../src/domain/verify.ts'
import { freshSchema, schemaOf, type OpenDb } from './open.ts'

/**
 * Compares tables, indexes and the triggers that keep records from being changed with those of a new office: whoever
 * wants to change a record by hand has to take a trigger away first.
 */
export function guardFindings({ sqlite, migrations }: OpenDb): GuardFinding[] {
  const wanted = freshSchema(migrations)
  const found = schemaOf(sqlite)
  const names = [...new Set([...wanted.keys(), ...found.keys()])].toSorted()
  return names.flatMap((name): GuardFinding[] => {
    if (found.get(name) === wanted.get(name)) return []
    const what = found.has(name) ? (wanted.has(name) ? 'changed' : 'added') : 'missing'
    return [{ kind: 'guard', what, name }]
  })
}
