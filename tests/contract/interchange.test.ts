import { describe, expect, it } from 'vitest'
import { casesText, parseCases, writeCases } from '../../src/contract/interchange.ts'
import type { Day, Minor } from '../../src/domain/case-file.ts'
import { asOf, changed, read, stored, twoCases } from './two-cases.ts'

const written = (text: string, today = asOf) => JSON.parse(writeCases(read(text).map(stored), today)) as unknown

describe('a file of cases that is read and written again', () => {
  it('has the same value at every key, and no other key', () => {
    expect(written(twoCases)).toEqual(JSON.parse(twoCases))
  })

  it('keeps every key that the format has and the two cases lack', () => {
    const whole = JSON.parse(twoCases)
    const [one] = whole.cases
    Object.assign(one, { closedOn: '2026-11-01', outcome: 'plan_completed', referralSource: 'hospital', householdRef: 'H1' })
    Object.assign(one.client, {
      nameLatin: 'Zhang',
      aliases: '小明',
      idDocNoKeptBecause: '证件如此',
      email: 'a@example.org',
      vulnerability: ['elderly'],
    })
    Object.assign(one.debts[0], {
      contractNo: 'N1',
      contractDate: '2025-01-31',
      originalAmount: '0',
      billDay: 1,
      rate: '0.18',
      rateBasis: 'annual_nominal',
      disputed: false,
      note: 'n',
    })
    one.contacts.push({ ...one.contacts[2], key: 'c4', corrects: 'c3' }, { ...one.contacts[2], key: 'c5', withdraws: 'c4' })
    Object.assign(one.proposals[0], { validUntil: '2026-04-30', decidedOn: '2026-03-17', decisionNote: '部分同意', reasons: '住院' })
    const [agreement] = one.agreements
    agreement.earlierPapers = [{ ...agreement.writtenTerms, total: '9007199254740991', waivers: undefined }]
    agreement.acceptedDifferences = [
      { term: 'waiver.overdue_interest', said: '6195', written: '', reason: '可以', acceptedOn: '2026-03-21' },
    ]
    agreement.graceDays = 3
    agreement.schedule[0] = { ...agreement.schedule[0], relief: 'deferred', status: 'deferred' }
    agreement.payments = [{ paidOn: '2026-04-01', amount: '1', method: 'cash', status: 'bounced', receipt: 'letter', note: '退票' }]
    Object.assign(one.debts[0], {
      dayCount: 'act_365',
      compounding: 'none',
      interestRounding: 'once',
      lateFee: { minimumPaymentRate: '0.1', rate: '0.05', least: '1000' },
      allocationOrder: ['late_fee', 'principal'],
      limitationFrom: '2026-02-10',
      interruptions: [{ event: 'creditor_demand', on: '2026-03-01', document: 'letter', note: '短信' }],
    })
    Object.assign(one.debts[0].balances[0], { document: 'letter', contact: 'c1', note: '口述' })
    Object.assign(one.proposals[0], {
      madeBy: 'client',
      answers: one.proposals[0].key,
      replaces: one.proposals[0].key,
      plan: { method: 'custom', principal: '1', startOn: '2026-03-13', rows: [{ dueOn: '2026-04-10', amount: '1' }] },
      newBorrowing: false,
      acceptedWarnings: [{ warning: 'limitation_restart', reason: '知情', acceptedOn: '2026-03-13' }],
    })
    one.proposals[0].terms.payTo = { holder: '银行', account: '1' }
    one.budget.income[0].document = 'letter'
    one.earlierBudgets = [{ ...one.budget, reason: '失业' }]
    agreement.replaces = agreement.key
    agreement.schedule[0].split = { principal: agreement.schedule[0].amount }
    agreement.payments[0].paidTo = '银行'
    const text = JSON.stringify(whole)
    expect(written(text)).toEqual(JSON.parse(text))
  })

  it('keeps the offset as it was given, whatever the zone says of it', () => {
    const [one] = read(changed('cases[0].contacts[0].at', '2026-03-13T03:12:00+01:00'))
    expect(one?.file.contacts[0]?.at).toBe('2026-03-13T03:12:00+01:00')
  })

  it('ignores computed values, whatever they are, and writes them as of the day asked for', () => {
    const lying = changed('cases[0].agreements[0].evidenceLevel', ['nothing']).replaceAll('"status":"overdue"', '"status":"never heard of"')
    expect(written(lying)).toEqual(JSON.parse(twoCases))
    const earlier = written(twoCases, '2026-04-10' as Day)
    expect(earlier).toMatchObject({ asOf: '2026-04-10', cases: [{ agreements: [{ schedule: [{ status: 'due_today' }] }] }, {}] })
  })

  it('gives every document back byte for byte, however its content is cut into pieces', () => {
    const bytes = Uint8Array.from({ length: 20_001 }, (_, i) => (i * 131 + (i >> 8)) & 0xff)
    const base64 = Buffer.from(bytes).toString('base64')
    const [one] = read(changed('cases[0].documents[0].contentBase64', base64))
    expect(Buffer.compare(one!.documents[0]!.content, bytes)).toBe(0)
    const pieces = [bytes.subarray(0, 1), bytes.subarray(1, 9000), bytes.subarray(9000, 9000), bytes.subarray(9000)]
    const cut = { ...stored(one!), documents: [{ key: 'hospital', content: pieces }, stored(one!).documents[1]!] }
    expect(read(writeCases([cut], asOf))[0]!.documents).toEqual(one!.documents)
  })

  it('is written in pieces that make the same text', () => {
    const cases = read(twoCases).map(stored)
    const text = [...casesText(cases, asOf)].join('')
    expect(text).toBe(writeCases(cases, asOf))
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 1)}\n`)
    expect(JSON.parse(writeCases([], asOf))).toEqual({ format: 'parley-cases', version: 1, asOf, cases: [] })
  })

  it('holds no text apart that looks like the place of a content', () => {
    const text = changed('cases[0].contacts[0].summary', ' "contentBase64": "" \n  "x')
    expect(written(text)).toEqual(JSON.parse(text))
  })

  it('takes money up to 2^53 − 1 minor units', () => {
    const [one] = read(changed('cases[0].agreements[0].schedule[0].amount', '9007199254740991'))
    expect(one?.file.agreements[0]?.schedule[0]?.amount).toBe(Number.MAX_SAFE_INTEGER as Minor)
  })

  it('reads a list that is absent as empty and adds no other key', () => {
    const [one] = read(
      JSON.stringify({
        format: 'parley-cases',
        version: 1,
        cases: [{ caseNo: 'A', jurisdiction: 'CN', status: 'intake', openedOn: '2026-01-01', priority: 'low', client: { name: '甲' } }],
      }),
    )
    const lists = { consents: [], debts: [], documents: [], contacts: [], proposals: [], agreements: [] }
    expect(one?.file).toStrictEqual({
      caseNo: 'A',
      jurisdiction: 'CN',
      status: 'intake',
      openedOn: '2026-01-01',
      priority: 'low',
      client: { name: '甲', phones: [], household: [] },
      ...lists,
    })
  })

  it('takes emoji, rare characters, direction marks and markup as they are, and 200 rare characters as 200', () => {
    const name = '𠮷'.repeat(190) + '👩‍⚕️\u202E<b>{{'
    expect(read(changed('cases[0].client.name', name))[0]!.file.client.name).toBe(name)
  })

  it('takes a byte order mark before the text, and path parts off document names', () => {
    const [one] = read('\uFEFF' + changed('cases[0].documents[0].fileName', '..\\C:/x/证明.txt'))
    expect(one?.file.documents[0]?.fileName).toBe('证明.txt')
  })

  it('never reaches the prototype of anything', () => {
    const text = twoCases.replace('"name": "张晓明"', '"name": "张晓明", "__proto__": {"admin": true}')
    expect(parseCases(text)).toMatchObject({ ok: false, problem: { params: { path: 'client.__proto__' } } })
    expect(({} as { admin?: unknown }).admin).toBeUndefined()
  })
})
