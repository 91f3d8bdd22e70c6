import { randomBytes } from 'node:crypto'
import type { Problem } from '../../src/contract/reply.ts'
import type { Chance } from '../../src/domain/sample/chance.ts'
import { newCase, newContact } from '../vault/new-case.ts'
import { digestOf, next, stands, type Model, type ModelCase } from './model.ts'

/** One thing that a person does with a case: what is asked, and what it must do to the model. */
export interface Act {
  request: string
  input: Record<string, unknown>
  files?: Uint8Array[]
  /** The problem that the model expects, besides what the person may not do at all. */
  refused?: Problem['code']
  apply: (to: ModelCase) => void
}

type MakesAct = (given: { model: Model; caseNo: string; at: ModelCase; pick: Chance }) => Act | null

const words = ['还款', '來電', 'call back', '协商', '𠮷野家', 'a "quoted" <b>', '第二次', 'naïve']
const days = ['2026-03-20', '2026-04-20', '2026-05-31', '2027-02-28']
const nothing = () => undefined

const makers: readonly MakesAct[] = [
  ({ caseNo, pick }) => {
    const [status, priority] = [pick.of(['intake', 'negotiating', 'plan_drafting']), pick.of(['low', 'normal', 'high', 'urgent'])]
    return { request: 'case.update', input: { caseNo, status, priority }, apply: ({ shown }) => Object.assign(shown, { status, priority }) }
  },
  ({ caseNo, pick }) => {
    const [name, occupation] = [`${pick.of(words)} ${pick.int(1, 99)}`, pick.of([...words, null])]
    const client = { ...newCase(caseNo).client, name, ...(occupation !== null && { occupation }) }
    return { request: 'client.update', input: { caseNo, client }, apply: ({ shown }) => Object.assign(shown, { name, occupation }) }
  },
  ({ caseNo, pick }) => {
    const brand = `${pick.of(words)} ${pick.int(1, 99)}`
    const debt = { ...newCase(caseNo).debts[0]!, brand }
    return {
      request: 'debt.add',
      input: { caseNo, debt },
      apply: ({ shown: { debts } }) => void debts.push({ key: next('d', debts), brand, balances: [826_000] }),
    }
  },
  ({ caseNo, at, pick }) => {
    const { key } = pick.of(at.shown.debts)
    const principal = pick.int(0, 9_000_000)
    const balance = { asOf: pick.of(days), source: 'client', components: { principal } }
    return {
      request: 'balance.add',
      input: { caseNo, debt: key, balance },
      apply: ({ shown }) => void shown.debts.find((debt) => debt.key === key)!.balances.push(principal),
    }
  },
  ({ caseNo, at, pick }) => {
    const summary = `${pick.of(words)} ${pick.int(1, 999)}`
    const entry = newContact(pick.of(at.shown.debts).key, summary)
    return {
      request: 'contact.add',
      input: { caseNo, entry },
      apply: ({ shown: { contacts } }) => void contacts.push({ key: next('c', contacts), summary, corrects: null, withdraws: null }),
    }
  },
  ({ caseNo, at, pick }) => {
    if (at.shown.contacts.length === 0) return null
    const { key } = pick.of(at.shown.contacts)
    const refused = stands(at, key) ? {} : { refused: 'contact.notStanding' }
    const summary = `${pick.of(words)} ${pick.int(1, 999)}`
    const entry = newContact(at.shown.debts[0]!.key, summary)
    if (pick.in100(50))
      return {
        request: 'contact.correct',
        input: { caseNo, corrects: key, entry },
        ...refused,
        apply: ({ shown: { contacts } }) => void contacts.push({ key: next('c', contacts), summary, corrects: key, withdraws: null }),
      }
    return {
      request: 'contact.withdraw',
      input: { caseNo, withdraws: key, reason: summary, at: entry.at, zone: entry.zone },
      ...refused,
      apply: ({ shown: { contacts } }) => void contacts.push({ key: next('c', contacts), summary, corrects: null, withdraws: key }),
    }
  },
  ({ caseNo, at, pick }) => {
    const debts = pick.some(
      at.shown.debts.map(({ key }) => key),
      2,
    )
    const total = pick.int(1, 900_000)
    return {
      request: 'agreement.add',
      input: { caseNo, debts, oralTerms: { total, installments: 12 } },
      apply: ({ shown: { agreements } }) =>
        void agreements.push({ key: next('a', agreements), debts, total, accepted: null, schedule: [], payments: [] }),
    }
  },
  withAgreement((key, { caseNo, pick }) => {
    const acceptedOn = pick.of([...days, null])
    return {
      request: 'agreement.clientAccepts',
      input: { caseNo, key, acceptedOn },
      apply: (to) => void (agreementOf(to, key).accepted = acceptedOn),
    }
  }),
  withAgreement((key, { caseNo, pick }) => {
    const rows = Array.from({ length: pick.int(1, 6) }, (_, no): [number, string, number] => [
      no + 1,
      `2026-${String(4 + no).padStart(2, '0')}-10`,
      pick.int(1, 99_999),
    ])
    const schedule = rows.map(([no, dueOn, amount]) => ({ no, dueOn, amount }))
    return { request: 'agreement.schedule', input: { caseNo, key, schedule }, apply: (to) => void (agreementOf(to, key).schedule = rows) }
  }),
  withAgreement((agreement, { caseNo, pick }) => {
    const [paidOn, amount, status] = [pick.of(days), pick.int(1, 99_999), pick.of(['reported', 'confirmed'])]
    return {
      request: 'payment.add',
      input: { caseNo, agreement, payment: { paidOn, amount, status, method: 'cash' } },
      apply: (to) => void agreementOf(to, agreement).payments.push([paidOn, amount, status]),
    }
  }),
  withAgreement((agreement, { caseNo, at, pick }) => {
    const { payments } = agreementOf(at, agreement)
    if (payments.length === 0) return null
    const [index, status] = [pick.int(0, payments.length - 1), pick.of(['confirmed', 'bounced'])]
    return {
      request: 'payment.update',
      input: { caseNo, agreement, index, status },
      apply: (to) => void (agreementOf(to, agreement).payments[index]![2] = status),
    }
  }),
  ({ caseNo, pick, model }) => {
    const content = randomBytes(pick.of([1, 1_000, 70_000]))
    return {
      request: 'document.add',
      input: { caseNo, documents: [{ type: 'other', receivedOn: '2026-03-14', name: 'scan.bin' }] },
      files: [content],
      apply({ shown: { documents } }) {
        const key = next('f', documents)
        documents.push({ key, sha256: digestOf(content) })
        model.contents.set(`${caseNo} ${key}`, content)
      },
    }
  },
  ({ caseNo, pick }) => {
    const type = pick.of(['payslip', 'medical_bill', 'income_proof'])
    return {
      request: 'evidence.ask',
      input: { caseNo, ask: { type, askedOn: pick.of(days) } },
      apply: ({ shown: { asks } }) => void asks.push({ key: next('q', asks), type }),
    }
  },
  ({ caseNo, at, pick }) => {
    if (at.shown.asks.length === 0) return null
    const { key } = pick.of(at.shown.asks)
    return {
      request: 'evidence.dropAsk',
      input: { caseNo, key },
      apply: ({ shown }) => void (shown.asks = shown.asks.filter((ask) => ask.key !== key)),
    }
  },
  ({ caseNo, model, pick }) => {
    const [assignedTo, deputy] = [
      pick.of([...model.people.map(({ key }) => key), null]),
      pick.of([...model.people.map(({ key }) => key), null, null]),
    ]
    return { request: 'case.assign', input: { caseNo, assignedTo, deputy }, apply: (to) => void Object.assign(to, { assignedTo, deputy }) }
  },
  ({ caseNo }) => ({ request: 'case.open', input: { caseNo }, apply: nothing }),
]

function withAgreement(make: (key: string, given: Parameters<MakesAct>[0]) => Act | null): MakesAct {
  return (given) => (given.at.shown.agreements.length === 0 ? null : make(given.pick.of(given.at.shown.agreements).key, given))
}

function agreementOf({ shown: { agreements } }: ModelCase, key: string): ModelCase['shown']['agreements'][number] {
  return agreements.find((one) => one.key === key)!
}

/** Something that can be done with this case now. */
export function anAct(given: Parameters<MakesAct>[0]): Act {
  for (;;) {
    const act = given.pick.of(makers)(given)
    if (act) return act
  }
}
