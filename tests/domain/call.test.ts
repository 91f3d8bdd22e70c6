import { describe, expect, test } from 'vitest'
import { callBrief, followUpOn, openOffer, phonesNow, saysTerms, spokenAgreement } from '../../src/domain/call.ts'
import type { Budget, CaseFile, ContactEntry } from '../../src/domain/case-file.ts'
import { defaultReserve } from '../../src/domain/office-lists.ts'
import { aCase, aContact, aDebt, anAgreement, aProposal, day, firstCase, minor, secondCase } from './build.ts'

const today = day('2026-03-20')
const brief = (parts: Partial<CaseFile>, debt = 'huabei') => callBrief(aCase(parts), debt, defaultReserve, today)!

describe('whether a number of the client may be called now', () => {
  const now = (reachable: string | undefined, time: string, safeToCall?: boolean) =>
    phonesNow(
      {
        phones: [
          {
            number: '1',
            owner: 'client',
            ...(reachable !== undefined && { reachable }),
            ...(safeToCall !== undefined && { safeToCall }),
          },
        ],
      },
      time,
    )[0]!.now

  test.each([
    ['18:30-21:00', '18:30', 'within'],
    ['18:30-21:00', '20:59', 'within'],
    ['18:30-21:00', '21:00', 'outside'],
    ['18:30-21:00', '10:12', 'outside'],
    ['１８：３０～２１：００', '19:00', 'within'],
    ['9点至11点半、18:00到20:00', '11:29', 'within'],
    ['9点至11点半、18:00到20:00', '11:30', 'outside'],
    ['9点至11点半、18:00到20:00', '18:05', 'within'],
    ['22:00-02:00', '23:30', 'within'],
    ['22:00-02:00', '01:59', 'within'],
    ['22:00-02:00', '12:00', 'outside'],
    ['20:00-24:00', '23:59', 'within'],
    ['9-17', '16:59', 'unclear'],
    ['工作日 18:30-21:00', '19:00', 'unclear'],
    ['not 9:00-17:00', '10:00', 'unclear'],
    ['6-9 pm', '07:00', 'unclear'],
    ['evenings', '19:00', 'unclear'],
    [undefined, '19:00', 'unclear'],
  ] as const)('%s at %s', (reachable, time, expected) => {
    expect(now(reachable, time)).toBe(expected)
  })

  test('a number that is not to be called never is, whatever the hours', () => {
    expect(now('00:00-24:00', '12:00', false)).toBe('never')
    expect(now('00:00-24:00', '12:00', true)).toBe('within')
  })
})

describe('what is known of the creditor', () => {
  const promise = (what: string, dueOn?: string) => ({ promiseByThem: { what, ...(dueOn !== undefined && { dueOn: day(dueOn) }) } })

  test('the last promise is the newest by time, open while nothing settled it, and late once its day is over', () => {
    const contacts = [
      aContact('c2', '2026-03-16T09:00', promise('寄出确认', '2026-03-19')),
      aContact('c1', '2026-03-13T10:12', promise('回电', '2026-03-14')),
    ]
    expect(brief({ contacts }).promise).toMatchObject({ entry: { key: 'c2' }, open: true, late: true })
    expect(brief({ contacts: contacts.slice(0, 1) }).promise).toMatchObject({ late: true })
    expect(callBrief(aCase({ contacts }), 'huabei', defaultReserve, day('2026-03-19'))!.promise).toMatchObject({ open: true, late: false })
  })

  test('a promise that a later conversation settled is shown and is not late', () => {
    const contacts = [aContact('c1', '2026-03-13T10:12', promise('回电', '2026-03-14')), aContact('c2', '2026-03-15T09:00')]
    expect(brief({ contacts }).promise).toMatchObject({ entry: { key: 'c1' }, open: false, late: false })
  })

  test('withdrawn entries, promises of the client and other debts do not count; what names no debt counts', () => {
    const contacts: ContactEntry[] = [
      aContact('c0', '2026-03-10T09:00', { debts: [], ...promise('发函') }),
      aContact('c1', '2026-03-13T10:12', { debts: ['card'], ...promise('别的债') }),
      aContact('c2', '2026-03-14T10:12', { direction: 'client_to_counselor', ...promise('当事人补材料') }),
      aContact('c3', '2026-03-15T10:12', promise('误记')),
      aContact('c4', '2026-03-15T10:20', { withdraws: 'c3' }),
    ]
    expect(brief({ contacts }).promise?.entry.key).toBe('c0')
    expect(brief({ contacts: contacts.slice(1) }).promise).toBeNull()
  })

  test('the last person spoken to is one with a name or number, on the side of the creditor', () => {
    const contacts = [
      aContact('c1', '2026-03-13T10:12', { counterpartName: '王先生', counterpartNo: '8817', recordingRef: 'T-1' }),
      aContact('c2', '2026-03-14T10:12', { result: 'no_answer' }),
      aContact('c3', '2026-03-15T10:12', { direction: 'counselor_to_client', counterpartName: '张晓明', recordingRef: 'T-2' }),
    ]
    const found = brief({ contacts })
    expect(found.last?.key).toBe('c1')
    expect(found.recorded.map(({ key }) => key)).toEqual(['c3', 'c1'])
    expect(brief({ contacts: contacts.slice(1) }).last).toBeNull()
  })
})

describe('what is asked and owed', () => {
  test('the newest offer of ours that nobody decided about', () => {
    const proposals = [
      aProposal('p1'),
      aProposal('p2', { status: 'draft' }),
      aProposal('p3', { debts: ['card'] }),
      aProposal('p4', { status: 'rejected' }),
      aProposal('p5', { madeBy: 'creditor' }),
    ]
    expect(openOffer({ proposals }, 'huabei')?.key).toBe('p2')
    expect(openOffer({ proposals }, 'card')?.key).toBe('p3')
    expect(openOffer({ proposals: proposals.slice(3) }, 'huabei')).toBeNull()
  })

  test('terms belong to the newest agreement in force that waits for confirmation, else to a new one', () => {
    const agreements = [
      anAgreement({ key: 'a1', status: 'pending_confirmation' }),
      anAgreement({ key: 'a2', status: 'active' }),
      anAgreement({ key: 'a3', status: 'terminated' }),
      anAgreement({ key: 'a4', status: 'pending_confirmation', debts: ['card'] }),
    ]
    expect(spokenAgreement({ agreements }, 'huabei')).toBe('a1')
    expect(spokenAgreement({ agreements: agreements.slice(1) }, 'huabei')).toBeNull()
  })

  test('the newest claim with its sum, and what it has become since', () => {
    const debt = aDebt({
      overdueRate: '0.0005',
      overdueRateBasis: 'daily',
      balances: [
        { asOf: day('2026-03-10'), source: 'client', components: { principal: minor(1_000_000), overdue_interest: minor(20_000) } },
      ],
    })
    const found = brief({ debts: [debt] })
    expect(found.total).toBe(1_020_000n)
    // 1,000,000 × 0.0005 × 10 days
    expect(found.today?.total).toBe(1_025_000n)
    expect(brief({}).total).toBeNull()
    expect(brief({}).claim).toBeNull()
  })

  test('the sample cases give a brief, an unknown debt none', () => {
    for (const file of [firstCase(), secondCase()]) expect(callBrief(file, file.debts[0]!.key, defaultReserve, today)).not.toBeNull()
    expect(callBrief(aCase(), 'nothing', defaultReserve, today)).toBeNull()
  })
})

describe('what can be paid', () => {
  const budget: Budget = {
    asOf: day('2026-03-01'),
    currency: 'CNY',
    income: [{ type: 'salary', amount: minor(500_000), frequency: 'monthly' }],
    expenses: [{ category: 'food', flexibility: 'fixed', amount: minor(300_000), frequency: 'monthly' }],
    confirmedByClientOn: day('2026-03-02'),
  }
  const card = aDebt({ key: 'card', brand: '信用卡' })
  const elsewhere = anAgreement({
    key: 'a9',
    debts: ['card'],
    schedule: [{ no: 1, dueOn: day('2026-05-10'), amount: minor(50_000) }],
  })

  test('the surplus less the reserve, and of it what other creditors leave in the tightest month', () => {
    expect(brief({ budget }).limit).toEqual({ currency: 'CNY', affordable: 180_000n, free: 180_000n, confirmed: true })
    expect(brief({ budget, debts: [aDebt(), card], agreements: [elsewhere] }).limit).toMatchObject({ affordable: 180_000n, free: 130_000n })
  })

  test('what stands on this very debt leaves it free, since this call is about it', () => {
    expect(brief({ budget, debts: [aDebt(), card], agreements: [elsewhere] }, 'card').limit.free).toBe(180_000n)
  })

  test('without a budget nothing can be said, and a draft of one is called so', () => {
    expect(brief({}).limit).toMatchObject({ affordable: null, free: null, confirmed: false })
    const { confirmedByClientOn: _c, ...draft } = budget
    expect(brief({ budget: draft }).limit.confirmed).toBe(false)
  })
})

test('an answer is followed up after the days that the office gives this creditor', () => {
  const chaser = { days: 7, creditors: [{ name: ' 支付宝 ', days: 3 }] }
  expect(followUpOn(chaser, '支付宝', day('2026-02-27'))).toBe('2026-03-02')
  expect(followUpOn(chaser, '某银行', day('2026-12-28'))).toBe('2027-01-04')
})

test('terms say something once one is stated, and nothing waived is one', () => {
  expect(saysTerms({})).toBe(false)
  expect(saysTerms({ total: undefined })).toBe(false)
  expect(saysTerms({ waivers: [] })).toBe(true)
})
