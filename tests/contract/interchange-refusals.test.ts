import { describe, expect, it } from 'vitest'
import { parseCases } from '../../src/contract/interchange.ts'
import { problems } from '../../src/words/areas/problems.ts'
import { changed, twoCases } from './two-cases.ts'

type Case = ReturnType<typeof JSON.parse>
type Sentence = (params: Record<string, string | number>) => string

function problemOf(text: string) {
  const result = parseCases(text)
  if (result.ok) throw new Error('This was taken')
  return result.problem
}

/** What is put where in the first case, and the code that must come back with that path. */
const refusals: [code: string, place: string, value: unknown, path?: string][] = [
  ['key.unknown', 'client.nickname', '小明'],
  ['key.unknown', 'agreements[0].writtenTerms.remark', ''],
  ['key.unknown', 'debts[0].balances[0].components.principle', '1'],
  ['key.unknown', 'debts[0].balances[0].components.__proto__', '1'],
  ['key.unknown', 'documents[0].sizeBytes', 9],
  ['key.unknown', 'contacts[0].loggedBy', 'x'],
  ['key.unknown', 'a b', 1, '["a b"]'],
  ['key.missing', 'client', undefined],
  ['key.missing', 'openedOn', undefined],
  [
    'key.missing',
    'agreements[0].payments',
    [{ paidOn: '2026-04-01', method: 'cash', status: 'confirmed' }],
    'agreements[0].payments[0].amount',
  ],
  ['type.wrong', 'client.phones', {}],
  ['type.wrong', 'agreements[0].schedule[0].amount', 832195],
  ['type.wrong', 'client.name', null],
  ['value.unknown', 'status', 'sleeping'],
  ['value.unknown', 'client.employmentStatus', 'toString'],
  [
    'value.unknown',
    'agreements[0].acceptedDifferences',
    [{ term: 'waiver.x', said: '', written: '', reason: 'r', acceptedOn: '2026-04-01' }],
    'agreements[0].acceptedDifferences[0].term',
  ],
  ['text.empty', 'client.name', ' 　'],
  ['text.empty', 'documents[0].fileName', 'folder/'],
  ['text.tooLong', 'client.name', '名'.repeat(201)],
  ['text.broken', 'contacts[1].summary', 'half \ud842'],
  ['number.invalid', 'debts[0].dueDay', 32],
  ['number.invalid', 'debts[0].dueDay', 1.5],
  ['list.empty', 'agreements[0].debts', []],
  ['day.invalid', 'client.birthDate', '2026-02-31'],
  ['day.invalid', 'hardship.startedOn', '1899-12-31'],
  ['day.invalid', 'consents[1].givenOn', '2026-3-1'],
  ['time.invalid', 'contacts[0].at', '2026-02-29T10:00:00+08:00'],
  ['time.invalid', 'contacts[0].at', '2026-02-28T24:00:00+08:00'],
  ['time.invalid', 'contacts[0].at', '2026-02-28T10:00:00Z'],
  ['zone.unknown', 'contacts[0].zone', 'Beijing'],
  ['money.invalid', 'budget.income[0].amount', ''],
  ['money.invalid', 'budget.income[0].amount', '007'],
  ['money.invalid', 'budget.income[0].amount', '1e5'],
  ['money.negative', 'agreements[0].writtenTerms.total', '-1'],
  ['money.tooLarge', 'agreements[0].writtenTerms.total', '9007199254740992'],
  ['money.tooLarge', 'debts[0].balances[0].components.principal', '10000000000000000'],
  ['money.thirdDecimal', 'proposals[0].terms.waivers[0].amount', '12390.5'],
  ['rate.invalid', 'debts[0].overdueRate', '5%'],
  ['base64.invalid', 'documents[1].contentBase64', 'abc'],
  ['base64.invalid', 'documents[1].contentBase64', 'ab\n='],
  ['base64.invalid', 'documents[1].contentBase64', 'YWJ='],
  ['document.empty', 'documents[1].contentBase64', ''],
  ['key.twice', 'contacts[2].key', 'c1'],
  ['key.twice', 'debts', [...JSON.parse(twoCases).cases[0].debts, ...JSON.parse(twoCases).cases[0].debts], 'debts[1].key'],
  ['key.twice', 'proposals[0].debts', ['huabei', 'huabei'], 'proposals[0].debts[1]'],
  ['key.twice', 'agreements[0].schedule', [1, 1].map((no) => ({ no, dueOn: '2026-04-10', amount: '1' })), 'agreements[0].schedule[1].no'],
  ['reference.missing', 'contacts[1].debts[0]', 'jiebei'],
  ['reference.missing', 'contacts[1].corrects', 'c9'],
  ['reference.missing', 'contacts[1].withdraws', 'huabei'],
  ['reference.missing', 'agreements[0].proposal', 'p2'],
  ['reference.missing', 'agreements[0].oralTerms.contact', 'c9'],
  ['reference.missing', 'agreements[0].writtenTerms.document', 'fax'],
  [
    'reference.missing',
    'agreements[0].earlierPapers',
    [{ document: 'fax', form: 'letter', issuedBy: 'x' }],
    'agreements[0].earlierPapers[0].document',
  ],
  [
    'reference.missing',
    'agreements[0].payments',
    [{ paidOn: '2026-04-01', amount: '1', method: 'cash', status: 'confirmed', receipt: 'fax' }],
    'agreements[0].payments[0].receipt',
  ],
  ['reference.circle', 'contacts[1].corrects', 'c2'],
  [
    'reference.circle',
    'contacts',
    (['c2', 'c3', 'c1'] as const).map((withdraws, i) => ({ ...JSON.parse(twoCases).cases[0].contacts[i], withdraws })),
    'contacts[0].withdraws',
  ],
]

describe('a file of cases is refused', () => {
  it.each(refusals)('%s at %s', (code, place, value, path) => {
    const problem = problemOf(changed(place.startsWith('a b') ? `cases[0].${place}` : `cases[0].${place}`, value))
    expect(problem).toEqual({ code: `import.${code}`, params: { caseNo: '2026-0001', path: path ?? place } })
    for (const language of [problems.en, problems.zhCN, problems.zhTW] as Record<string, Sentence>[]) {
      const sentence = language[problem.code]?.(problem.params!)
      expect(sentence).toContain('2026-0001')
      expect(sentence).toContain(path ?? place)
    }
  })

  it('when debts of two currencies stand in one agreement', () => {
    const whole = JSON.parse(twoCases)
    const [one] = whole.cases
    one.debts.push({ ...one.debts[0], key: 'visa', currency: 'USD' })
    one.agreements[0].debts.push('visa')
    expect(problemOf(JSON.stringify(whole))).toEqual({
      code: 'import.currency.mixed',
      params: { caseNo: '2026-0001', path: 'agreements[0].debts[1]' },
    })
  })

  it.each([
    ['earlier budgets without the one that counts', 'budget', (one: Case) => (one.earlierBudgets = [one.budget])],
    [
      'earlier papers without the one that counts',
      'agreements[0].writtenTerms',
      (one: Case) => {
        one.agreements[0].earlierPapers = [one.agreements[0].writtenTerms]
        delete one.agreements[0].writtenTerms
      },
    ],
  ] as const)('when there are %s', (_what, path, change) => {
    const whole = JSON.parse(twoCases)
    const [one] = whole.cases
    change(one)
    if (path === 'budget') delete one.budget
    expect(problemOf(JSON.stringify(whole))).toEqual({ code: 'import.key.missing', params: { caseNo: '2026-0001', path } })
  })

  it('when the split of an installment does not add up to it', () => {
    const whole = JSON.parse(twoCases)
    const [row] = whole.cases[0].agreements[0].schedule
    row.split = { principal: row.amount, late_fee: '1' }
    expect(problemOf(JSON.stringify(whole))).toEqual({
      code: 'import.split.sum',
      params: { caseNo: '2026-0001', path: 'agreements[0].schedule[0].split' },
    })
    row.split = { principal: row.amount, late_fee: '0' }
    expect(parseCases(JSON.stringify(whole)).ok).toBe(true)
  })

  it('when it is cut anywhere', () => {
    for (const share of [0, 0.1, 0.5, 0.9]) expect(problemOf(twoCases.slice(0, twoCases.length * share)).code).toBe('import.notJson')
    expect(problemOf(twoCases.trimEnd().slice(0, -1)).code).toBe('import.notJson')
    expect(problemOf('{\n"format": "parley-cases",\n"version": ?').params).toEqual({ line: 3 })
  })

  it('when it is something else, or newer', () => {
    for (const text of [
      'null',
      '[]',
      '"parley-cases"',
      '{"format":"parley-case","version":1,"cases":[]}',
      '{"format":"parley-cases","version":"1","cases":[]}',
    ]) {
      expect(problemOf(text)).toEqual({ code: 'import.notCases' })
    }
    expect(problemOf(changed('version', 2))).toEqual({ code: 'import.newerVersion', params: { version: 2 } })
  })

  it('when something is wrong around the cases', () => {
    expect(problemOf(changed('comment', 'x'))).toEqual({ code: 'import.key.unknown', params: { path: 'comment' } })
    expect(problemOf(changed('asOf', '2026-13-01'))).toEqual({ code: 'import.day.invalid', params: { path: 'asOf' } })
    expect(problemOf(changed('cases', {}))).toEqual({ code: 'import.type.wrong', params: { path: 'cases' } })
  })

  it('when a case has no usable number, named by its place', () => {
    expect(problemOf(changed('cases[1].caseNo', undefined))).toEqual({ code: 'import.key.missing', params: { path: 'cases[1].caseNo' } })
    expect(problemOf(changed('cases[1].caseNo', ' 7'))).toEqual({ code: 'import.caseNo.invalid', params: { path: 'cases[1].caseNo' } })
    expect(problemOf(changed('cases[1]', 'x'))).toEqual({ code: 'import.type.wrong', params: { path: 'cases[1]' } })
  })

  it('when the same case number is in it twice', () => {
    expect(problemOf(changed('cases[1].caseNo', '2026-0001'))).toEqual({
      code: 'import.caseTwice',
      params: { caseNo: '2026-0001', path: 'cases[1].caseNo' },
    })
  })

  it('when it is nested without end, and by name when a key is as long as a book', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000)
    expect(problemOf(twoCases.replace('"priority": "high"', `"priority": ${deep}`)).code).toBe('import.value.unknown')
    expect(String(problemOf(changed(`cases[0].${'k'.repeat(9000)}`, 1)).params?.['path']).length).toBe(80)
  })
})
