import { expect, test } from 'vitest'
import { createCase, type NewCase } from '../../db/cases.ts'
import { readCaseFile } from '../../db/case-file.ts'
import { countCases } from '../../db/list.ts'
import type { Day } from '../../src/domain/case-file.ts'
import { newOffice, who } from '../support/office-db.ts'

const person = (caseNo: string, more: Partial<NewCase> = {}): NewCase => ({
  caseNo,
  jurisdiction: 'CN',
  priority: 'normal',
  openedOn: '2026-03-12' as Day,
  client: { name: caseNo, phones: [], household: [] },
  consents: [],
  debts: [],
  ...more,
})

test('a case opened with another of the same household shares its household, also when that one had none before', () => {
  const { open } = newOffice()
  createCase(open, who, person('2026-0001'))
  createCase(open, who, person('2026-0002', { householdWith: '2026-0001' }))
  createCase(open, who, person('2026-0003', { householdWith: '2026-0002' }))
  const refs = ['2026-0001', '2026-0002', '2026-0003'].map((caseNo) => readCaseFile(open.db, caseNo)?.householdRef)
  expect(refs).toEqual(['2026-0001', '2026-0001', '2026-0001'])
})

test('an unknown case of the same household is refused beside its field, and nothing is kept', () => {
  const { open } = newOffice()
  expect(() => createCase(open, who, person('2026-0001', { householdWith: '1999-0001' }))).toThrow(
    expect.objectContaining({ code: 'case.unknown', field: 'householdWith' }) as Error,
  )
  expect(countCases(open.db)).toBe(0)
})
