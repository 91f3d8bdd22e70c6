import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { failures, readVectors } from './vectors.ts'

const own = readVectors(join(import.meta.dirname, 'vectors.json'))
const kinds = new Set(own.map(({ kind }) => kind))

test('the worked examples are whole', () => {
  expect(own).toHaveLength(62)
  expect(kinds.size).toBe(33)
})

describe('every worked example comes out exactly', () => {
  test.each(own)('$name', (vector) => {
    expect(failures(vector)).toEqual([])
  })
})

describe('a worked example that does not come out is told', () => {
  const one = (kind: string) => own.find((vector) => vector.kind === kind)!

  test('with what was expected and what came', () => {
    expect(failures({ ...one('waiver'), expected: { waived: '7777', payable: '5186' } })).toEqual(['waived: expected "7777", got "7778"'])
    expect(failures({ ...one('due_dates'), expected: { dates: ['2026-01-31'] } })).toEqual(['dates.length: expected 1, got 6'])
  })

  test('when a value is missing from the answer', () => {
    expect(failures({ ...one('waiver'), expected: { kept: '1' } })).toEqual(['kept: expected "1", got nothing'])
  })

  test('when its kind is unknown, its inputs are unreadable or it is refused against expectation', () => {
    expect(failures({ ...one('waiver'), kind: 'toString' })).toEqual(['unknown kind: toString'])
    expect(failures({ ...one('waiver'), inputs: {} })).toEqual([expect.stringContaining('thrown')])
    expect(failures({ ...one('waiver'), inputs: { component: '-1', waive_rate: '0.5' } })).toEqual(['refused: money.negative'])
    expect(failures({ ...one('waiver'), expected: { refused: true } })).toEqual(['refused: expected true, got nothing'])
  })
})

test('run alone, the last line counts and the exit code tells', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-vectors-'))
  try {
    const [first, second] = own
    expect(runOver(folder, [first, second])).toEqual({ code: 0, lines: ['2 passed, 0 failed'] })
    expect(runOver(folder, [first, { ...second, kind: 'other' }, { kind: 'waiver' }])).toEqual({
      code: 1,
      lines: [`${second!.name} (other)`, '  unknown kind: other', ' (waiver)', '  thrown: not an object', '1 passed, 2 failed'],
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
})

function runOver(folder: string, vectors: unknown[]): { code: number | null; lines: string[] } {
  const path = join(folder, 'given.json')
  writeFileSync(path, JSON.stringify({ vectors }))
  const { status, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'run.ts'), path], { encoding: 'utf8' })
  return { code: status, lines: stdout.trimEnd().split('\n') }
}
