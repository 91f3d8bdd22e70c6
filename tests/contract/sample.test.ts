import { describe, expect, it } from 'vitest'
import { parseCases, writeCases } from '../../src/contract/interchange.ts'
import type { Day } from '../../src/domain/case-file.ts'
import { sampleOffice } from '../../src/domain/sample/office.ts'
import { asOf, read, stored, twoCases } from './two-cases.ts'

describe('the cases of a sample office', () => {
  it('begin with the two published ones, as the reader of their format reads them', () => {
    expect(sampleOffice(2, 1, asOf)).toStrictEqual(read(twoCases))
  })

  it.each([
    [1, asOf],
    [23, '2028-02-29' as Day],
    [-4, '2027-03-31' as Day],
  ])('are such as the office takes from a file (seed %i, %s)', (seed, today) => {
    const office = sampleOffice(120, seed, today)
    expect(parseCases(writeCases(office.map(stored), today))).toEqual({ ok: true, cases: office })
  })
})
