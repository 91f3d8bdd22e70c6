import { expect, test } from 'vitest'
import { mustCarryDatabase } from '../../electron/vault/runtime.ts'

test('a runtime that the database’s addon would crash is refused, unless an addon was built for it', () => {
  expect(() => mustCarryDatabase('9', undefined)).toThrow('program.tooOld')
  expect(() => mustCarryDatabase(undefined, undefined)).toThrow('program.tooOld')
  expect(() => mustCarryDatabase('10', undefined)).not.toThrow()
  expect(() => mustCarryDatabase('9', '/somewhere/better_sqlite3.node')).not.toThrow()
  expect(() => mustCarryDatabase(process.versions['napi'], undefined)).not.toThrow()
})
