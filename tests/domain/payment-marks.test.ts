import { expect, test } from 'vitest'
import type { Agreement, Payment } from '../../src/domain/case-file.ts'
import { enums } from '../../src/domain/enums.ts'
import { paymentMarks } from '../../src/domain/payment-marks.ts'
import { aCase, aContact, anAgreement, day, lender, paid } from './build.ts'

const today = day('2026-11-22')
const file = aCase({ contacts: [aContact('c1', '2026-09-05T23:30')] })
const paper = (signedOn: string) => ({ document: 'x', form: 'letter' as const, issuedBy: lender, signedOn: day(signedOn), clauses: {} })
const kinds = (payments: Payment[], agreement: Partial<Agreement> = {}) =>
  paymentMarks(anAgreement({ payments, ...agreement }), file, today).map(({ index, kind }) => [index, kind])

test('a payment before anything was agreed is marked, by phone or on the first paper', () => {
  const oralTerms = { contact: 'c1' }
  expect(kinds([paid('2026-09-04', 1), paid('2026-09-05', 2)], { oralTerms })).toEqual([[0, 'beforeAgreement']])
  const papers = { writtenTerms: paper('2026-09-20'), earlierPapers: [paper('2026-09-10')] }
  expect(kinds([paid('2026-09-09', 1), paid('2026-09-10', 2)], papers)).toEqual([[0, 'beforeAgreement']])
  expect(kinds([paid('2026-09-04', 1), paid('2026-09-05', 2)], { oralTerms, ...papers })).toEqual([[0, 'beforeAgreement']])
  expect(paymentMarks(anAgreement({ payments: [paid('2026-09-04', 1)], oralTerms }), file, today)).toEqual([
    { index: 0, kind: 'beforeAgreement', agreedOn: '2026-09-05' },
  ])
})

test('where no day is stated, nothing is too early', () => {
  expect(kinds([paid('1999-01-01', 1)], { oralTerms: { contact: 'gone' } })).toEqual([])
  expect(kinds([paid('1999-01-01', 1)], { oralTerms: {}, writtenTerms: { ...paper('2026-01-01'), signedOn: day('1998-01-01') } })).toEqual(
    [],
  )
})

test('the same amount on the same day is marked on the later line, with the one it is like', () => {
  const payments = [paid('2026-10-01', 5), paid('2026-10-01', 6), paid('2026-10-02', 5), paid('2026-10-01', 5, 'reported')]
  expect(paymentMarks(anAgreement({ payments }), file, today)).toEqual([{ index: 3, kind: 'twice', like: 0 }])
})

test('a payment tried again after it failed is not the same one twice', () => {
  for (const status of enums.payment_status) {
    const isMoney = status === 'confirmed' || status === 'reported'
    expect(kinds([paid('2026-10-01', 5, status), paid('2026-10-01', 5)]), status).toEqual(isMoney ? [[1, 'twice']] : [])
    expect(kinds([paid('2026-10-01', 5), paid('2026-10-01', 5, status)]), status).toEqual(isMoney ? [[1, 'twice']] : [])
  }
})

test('an account of somebody who is not a party of the debt is marked, with its warning', () => {
  const to = (paidTo: string, status: Payment['status'] = 'confirmed'): Payment => ({ ...paid('2026-10-01', 5, status), paidTo })
  expect(kinds([to(lender)])).toEqual([])
  const marks = paymentMarks(anAgreement({ payments: [to('王某')] }), file, today)
  expect(marks).toMatchObject([{ index: 0, kind: 'otherPayee', warning: { kind: 'private_transfer', params: { holder: '王某' } } }])
  expect(kinds([to('王某', 'planned')])).toEqual([[0, 'otherPayee']])
  expect(kinds([to('王某', 'bounced')])).toEqual([])
})

test('money on a day that has not come is marked; what is planned is not', () => {
  expect(kinds([paid('2026-11-22', 1), paid('2026-11-23', 2), paid('2026-11-23', 3, 'planned')])).toEqual([[1, 'ahead']])
})

test('what failed or was taken back is not marked at all', () => {
  const oralTerms = { contact: 'c1' }
  expect(kinds([paid('2026-09-01', 1, 'reversed'), paid('2027-01-01', 1, 'refunded')], { oralTerms })).toEqual([])
  expect(kinds([paid('2026-09-01', 1, 'planned')], { oralTerms })).toEqual([[0, 'beforeAgreement']])
})
