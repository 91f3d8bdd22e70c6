import { describe, expect, it } from 'vitest'
import type { CaseFileInput, Day } from '../../src/domain/case-file.ts'
import { claimsInTime, paymentsOn } from '../../src/domain/claims.ts'
import { addMonths } from '../../src/domain/day.ts'
import { enums } from '../../src/domain/enums.ts'
import { caseEvidenceLevel, evidenceLevel } from '../../src/domain/evidence.ts'
import { differences } from '../../src/domain/terms-diff.ts'
import { checkIdNumber } from '../../src/domain/id-number.ts'
import { offerOf } from '../../src/domain/offer.ts'
import { sampleCases, sampleOffice } from '../../src/domain/sample/office.ts'
import { installmentStatuses } from '../../src/domain/schedule.ts'
import { localParts, zonedTime } from '../../src/domain/time.ts'

const today = '2026-11-22' as Day
const whole = (file: CaseFileInput['file']) => ({ ...file, documents: file.documents.map((d) => ({ ...d, sizeBytes: 1, sha256: '' })) })

describe.each([
  [1, today],
  [2, today],
  [17, '2028-02-29' as Day],
  [-5, '2027-01-01' as Day],
  [999_999_937, '2026-06-15' as Day],
])('40 cases of seed %i on %s', (seed, on) => {
  const office = sampleOffice(40, seed, on)
  const files = office.map(({ file }) => whole(file))
  const made = files.slice(2)
  const contacts = made.flatMap((file) => file.contacts)
  const agreements = made.flatMap((file) => file.agreements.map((agreement) => ({ file, agreement })))

  it('show every status, every rung and every currency', () => {
    expect(new Set(files.map(({ status }) => status))).toEqual(new Set(enums.case_status))
    expect(new Set(files.map(caseEvidenceLevel))).toEqual(new Set([...enums.evidence_level, null]))
    expect(new Set(agreements.map(({ file, agreement }) => evidenceLevel(file, agreement)))).toEqual(new Set(enums.evidence_level))
    expect(new Set(files.flatMap(({ debts }) => debts.map(({ currency }) => currency)))).toEqual(new Set(enums.currency))
  })

  it('hold amounts with the decimals that people write: whole dollars in Taiwan, cents in China', () => {
    const amounts = (currency: string) =>
      made.flatMap(({ debts }) => debts.filter((d) => d.currency === currency).map((d) => d.balances[0]!.components.principal! % 100))
    expect(new Set(amounts('TWD'))).toEqual(new Set([0]))
    expect(new Set(amounts('CNY')).size).toBeGreaterThan(20)
  })

  it('have 1 to 9 debts and 3 to 60 contacts', () => {
    const range = (numbers: number[]) => [Math.min(...numbers), Math.max(...numbers)]
    expect(range(made.map(({ debts }) => debts.length))).toEqual([1, 9])
    expect(range(made.map(({ contacts }) => contacts.length))).toEqual([3, 60])
  })

  it('log promises, follow-ups, refusals, night calls, corrections and withdrawals', () => {
    expect(contacts.filter((c) => c.promiseByUs && c.promiseByThem && c.nextFollowUpOn).length).toBeGreaterThan(10)
    expect(contacts.filter((c) => c.result === 'refused').length).toBeGreaterThan(3)
    expect(contacts.filter((c) => c.direction === 'creditor_to_client' && localParts(c.at).time >= '22:00').length).toBeGreaterThan(10)
    expect(contacts.filter((c) => c.corrects).length).toBeGreaterThan(10)
    expect(contacts.filter((c) => c.withdraws).length).toBeGreaterThan(10)
    for (const { contacts } of made) {
      for (const [i, entry] of contacts.entries()) {
        const earlier = entry.corrects ?? entry.withdraws
        if (earlier !== undefined) expect(contacts.slice(0, i).map(({ key }) => key)).toContain(earlier)
      }
    }
  })

  it('have differences, open and accepted, a newer paper, and refused offers', () => {
    const found = agreements.flatMap(({ file, agreement }) => differences(file, agreement))
    expect(found.filter(({ open }) => open).length).toBeGreaterThan(0)
    expect(found.filter(({ accepted }) => accepted).length).toBeGreaterThan(0)
    expect(agreements.some(({ agreement }) => agreement.earlierPapers)).toBe(true)
    const byOutsiders = agreements.filter(
      ({ file, agreement }) =>
        !file.debts.some((d) => agreement.debts.includes(d.key) && d.parties.some(({ name }) => name === agreement.writtenTerms?.issuedBy)),
    )
    expect(byOutsiders.some(({ agreement }) => agreement.acceptedByClientOn)).toBe(true)
    expect(made.filter(({ proposals }) => proposals.some(({ status }) => status === 'rejected')).length).toBeGreaterThan(2)
    expect(agreements.some(({ agreement }) => agreement.debts.length > 1)).toBe(true)
  })

  it('have plans of every course', () => {
    const seen = new Set(agreements.flatMap(({ agreement }) => installmentStatuses(agreement, on).map(({ status }) => status)))
    for (const status of ['upcoming', 'paid', 'paid_late', 'partial', 'overdue', 'overdue_partial', 'waived', 'deferred'] as const)
      expect(seen).toContain(status)
    const payments = new Set(agreements.flatMap(({ agreement }) => agreement.payments.map(({ status }) => status)))
    expect(payments).toEqual(new Set(['confirmed', 'bounced', 'reported']))
  })

  it('tell of platform, lender and collector apart, and of two people of one household', () => {
    const roles = made.flatMap(({ debts }) => debts).map(({ parties }) => parties.map(({ role }) => role).join(' '))
    expect(roles).toContain('servicer legal_lender collector')
    const couple = made.filter(({ householdRef }) => householdRef !== undefined)
    expect(couple.length).toBe(2)
    expect(couple[0]!.client.address).toBe(couple[1]!.client.address)
    expect(couple[0]!.client.household.map(({ label }) => label)).toContain(couple[1]!.client.name)
    expect(couple[1]!.client.household.map(({ label }) => label)).toContain(couple[0]!.client.name)
  })

  it('have accounts with rules of their own, and claims over time of which some grew by what nothing explains', () => {
    const debts = made.flatMap((file) => file.debts.map((debt) => ({ file, debt })))
    const rules = ['dayCount', 'compounding', 'interestRounding', 'lateFee', 'allocationOrder', 'limitationFrom', 'interruptions'] as const
    for (const rule of rules) expect(debts.some(({ debt }) => debt[rule] !== undefined)).toBe(true)
    const changes = debts.flatMap(({ file, debt }) => claimsInTime(debt, paymentsOn(file, debt)).flatMap(({ change }) => change ?? []))
    const jumps = changes.filter(({ state }) => state === 'unexplained')
    expect(changes.every(({ state }) => state !== 'unchecked')).toBe(true)
    expect(jumps.length).toBeGreaterThan(3)
    expect(jumps.length).toBeLessThan(changes.length / 2)
    const claims = made.flatMap(({ debts: all }) => all.flatMap(({ balances }) => balances))
    expect(claims.some(({ document }) => document)).toBe(true)
    expect(claims.some(({ contact }) => contact)).toBe(true)
    for (const { debt } of debts) expect(debt.balances.map(({ asOf }) => asOf)).toEqual(debt.balances.map(({ asOf }) => asOf).toSorted())
  })

  it('have offers with plans that can be computed, counter-offers, a pool for all creditors, and budgets in two versions', () => {
    const offers = made.flatMap((file) => file.proposals.map((proposal) => ({ file, proposal })))
    const planned = offers.filter(({ proposal }) => proposal.plan)
    expect(planned.length).toBeGreaterThan(20)
    for (const { file, proposal } of planned) expect(offerOf(file, proposal)).toMatchObject({ ok: true })
    expect(offers.some(({ proposal }) => proposal.madeBy === 'creditor' && proposal.answers)).toBe(true)
    expect(offers.some(({ proposal }) => proposal.types.includes('pro_rata_offer'))).toBe(true)
    for (const { proposals } of made) expect(new Set(proposals.map(({ key }) => key)).size).toBe(proposals.length)
    const changed = made.filter(({ earlierBudgets }) => earlierBudgets)
    expect(changed.length).toBeGreaterThan(0)
    for (const { budget, earlierBudgets } of changed) {
      expect(budget!.asOf > earlierBudgets![0]!.asOf).toBe(true)
      expect(budget!.reason && earlierBudgets![0]!.confirmedByClientOn).toBeTruthy()
    }
  })

  it('have names of every kind', () => {
    const names = made.map(({ client }) => client.name)
    for (const kind of [/·/, /^.{10,}$/u, /^[A-Z][a-z]+ \w/, /[\u{20000}-\u{3ffff}]|[㐀-䶿]|[\u9fa6-\u9fff]/u])
      expect(names.some((name) => kind.test(name))).toBe(true)
  })

  it('have ID numbers with right check digits, but for a few that were kept with a reason', () => {
    const kept = made.filter(({ client }) => client.idDocNoKeptBecause !== undefined)
    expect(kept.length).toBe(2)
    for (const { client } of made) {
      const check = checkIdNumber(client.idDocType, client.idDocNo!)
      expect(check === 'unchecked' ? 'ok' : check).toBe(kept.some((file) => file.client === client) ? 'wrongCheckDigit' : 'ok')
    }
  })

  it('lie in the last eighteen months, with nothing that has not happened yet but schedules and promises', () => {
    for (const file of made) {
      const past = [
        file.openedOn,
        file.closedOn,
        ...file.documents.map((d) => d.receivedOn),
        ...file.debts.flatMap((d) => d.balances.map((b) => b.asOf)),
        ...[file.budget, ...(file.earlierBudgets ?? [])].flatMap((b) => [b?.asOf, b?.confirmedByClientOn]),
        ...file.contacts.map((c) => localParts(c.at).day),
        ...file.proposals.flatMap((p) => [p.sentOn, p.decidedOn]),
        ...file.agreements.flatMap((a) => [a.acceptedByClientOn, a.writtenTerms?.signedOn, ...a.payments.map((p) => p.paidOn)]),
      ].filter((day) => day !== undefined)
      for (const day of past) {
        expect(day <= on).toBe(true)
        expect(day >= addMonths(on, -18)).toBe(true)
      }
    }
    expect(agreements.some(({ agreement }) => agreement.schedule.some(({ dueOn }) => dueOn > on))).toBe(true)
  })

  it('give every contact the offset of its zone', () => {
    for (const { at, zone } of contacts) expect(at).toBe(zonedTime(localParts(at).day, localParts(at).time, zone))
    expect(new Set(contacts.map(({ zone }) => zone)).size).toBeGreaterThan(5)
  })

  it('give every document its content', () => {
    for (const { file, documents } of office) {
      expect(documents.map(({ key }) => key)).toEqual(file.documents.map(({ key }) => key))
      for (const { content } of documents) expect(content.length).toBeGreaterThan(10)
    }
  })

  it('leave no brace of a text unfilled and no word undefined', () => {
    expect(JSON.stringify(files)).not.toMatch(/\{\w+\}|undefined|NaN/)
  })
})

describe('a sample office', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(sampleOffice(60, 5, today)).toEqual(sampleOffice(60, 5, today))
    const people = (seed: number) =>
      sampleOffice(60, seed, today)
        .slice(2)
        .map(({ file }) => file.client.name)
    expect(people(6).filter((name) => people(5).includes(name)).length).toBeLessThan(30)
    expect(sampleOffice(40, 5, today)).toEqual(sampleOffice(60, 5, today).slice(0, 40))
  })

  it('has as many cases as asked for', () => {
    for (const count of [2, 3, 41, 100]) expect(sampleOffice(count, 1, today).length).toBe(count)
  })

  it('has 10,000 cases without a case number, phone number or ID number twice', () => {
    const numbers = new Set<string>()
    const idNumbers = new Set<string>()
    const phones: string[] = []
    for (const { file } of sampleCases(10_000, 3, today)) {
      expect(file.caseNo).toMatch(/^\d{4}-\d{4}$/)
      numbers.add(file.caseNo)
      idNumbers.add(file.client.idDocNo!)
      phones.push(...file.client.phones.map(({ number }) => number))
    }
    expect(numbers.size).toBe(10_000)
    expect(idNumbers.size).toBe(10_000)
    expect(new Set(phones).size).toBe(phones.length)
  })
})
