import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainTerms, type CaseFile, type OralTerms, type Terms, type WrittenTerms } from '../../src/domain/case-file.ts'
import { enums } from '../../src/domain/enums.ts'
import { amountRuns, differences, queryLines, saysTerms, sumMisfit, termRows, termText } from '../../src/domain/terms-diff.ts'
import { anyAmount, anyDay } from './any.ts'
import { aCase, aContact, aDebt, anAgreement, day, firstCase, lender, minor, secondCase, waiver } from './build.ts'

/** Said against written, term by term, and what a query letter raises. */

const paper = (written: Partial<WrittenTerms>): WrittenTerms => ({
  document: 'letter',
  form: 'letter',
  issuedBy: lender,
  clauses: {},
  ...written,
})
const between = (said: OralTerms, written: Partial<WrittenTerms>, file: CaseFile = aCase()) =>
  differences(file, anAgreement({ oralTerms: said, writtenTerms: paper(written) })).map((d) => [d.term, d.said, d.written])
const amounts = (...each: number[]) => each.map(minor)

describe('each term that a call and a paper can state', () => {
  test.each<[string, OralTerms, Partial<WrittenTerms>, string[][]]>([
    ['last day', { lastDueOn: day('2027-04-09') }, { lastDueOn: day('2027-05-09') }, [['lastDueOn', '2027-04-09', '2027-05-09']]],
    ['last day, silent paper', { lastDueOn: day('2027-04-09') }, {}, [['lastDueOn', '2027-04-09', '']]],
    ['interest', { interest: '0' }, { interest: '0.0585' }, [['interest', '0', '0.0585']]],
    ['interest written with other zeros', { interest: '0.18' }, { interest: '00.1800' }, []],
    ['no interest, written as zero', { interest: '0' }, { interest: '0.000' }, []],
    ['no interest said, silent paper', { interest: '0' }, {}, [['interest', '0', '']]],
    ['grace', { graceDays: 5 }, { graceDays: 3 }, [['graceDays', '5', '3']]],
    ['grace said, silent paper', { graceDays: 3 }, {}, [['graceDays', '3', '']]],
    ['clawback', { clawback: { after: 'never' } }, { clawback: { after: 'missed_1' } }, [['clawback', 'never', 'missed_1']]],
    ['clawback said, silent paper', { clawback: { after: 'missed_2' } }, {}, [['clawback', 'missed_2', '']]],
    [
      'another condition in other words',
      { clawback: { after: 'other', words: '逾期30天' } },
      { clawback: { after: 'other', words: '逾期15天' } },
      [['clawback', 'other:逾期30天', 'other:逾期15天']],
    ],
    ['payee', { payTo: { holder: lender } }, { payTo: { holder: '张三' } }, [['payTo.holder', lender, '张三']]],
    ['payee in another width', { payTo: { holder: 'ＡＢ银行' } }, { payTo: { holder: ' AB银行 ' } }, []],
    [
      'account',
      { payTo: { holder: lender, account: '6222 0001' } },
      { payTo: { holder: lender, account: '6222-0002' } },
      [['payTo.account', '6222 0001', '6222-0002']],
    ],
    [
      'account grouped otherwise',
      { payTo: { holder: lender, account: '6222 0001' } },
      { payTo: { holder: lender, account: '6222-0001' } },
      [],
    ],
    [
      'account said, silent paper',
      { payTo: { holder: lender, account: '1' } },
      { payTo: { holder: lender } },
      [['payTo.account', '1', '']],
    ],
  ])('%s', (_, said, written, expected) => {
    expect(between(said, written)).toEqual(expected)
  })

  test('rows stand in a fixed order, waivers after the last day', () => {
    const terms: Terms = {
      payTo: { holder: lender, account: '1' },
      graceDays: 3,
      interest: '0',
      clawback: { after: 'never' },
      waivers: [waiver('late_fee', 1), waiver('principal', 2)],
      lastDueOn: day('2027-01-01'),
      firstDueOn: day('2026-01-01'),
      amounts: amounts(5),
      installments: 2,
      total: minor(10),
    }
    expect(termRows(aCase(), anAgreement({ oralTerms: terms })).map(({ term, said }) => [term, said])).toEqual([
      ['total', '10'],
      ['installments', '2'],
      ['amounts', '5'],
      ['firstDueOn', '2026-01-01'],
      ['lastDueOn', '2027-01-01'],
      ['waiver.principal', '2'],
      ['waiver.late_fee', '1'],
      ['clawback', 'never'],
      ['interest', '0'],
      ['graceDays', '3'],
      ['payTo.holder', lender],
      ['payTo.account', '1'],
    ])
  })
})

describe('a burden of which only the paper speaks', () => {
  test('interest and the end of a waiver are differences beside a call that spoke of terms', () => {
    const written: Partial<WrittenTerms> = { total: minor(5), interest: '0.05', clawback: { after: 'missed_1' } }
    expect(between({ total: minor(5) }, written)).toEqual([
      ['clawback', '', 'missed_1'],
      ['interest', '', '0.05'],
    ])
  })
  test('no interest, a waiver that never ends and all else are no burden', () => {
    const written: Partial<WrittenTerms> = {
      interest: '0.00',
      clawback: { after: 'never' },
      graceDays: 3,
      lastDueOn: day('2027-01-01'),
      amounts: amounts(5),
      payTo: { holder: lender },
    }
    expect(between({ total: minor(5) }, { total: minor(5), ...written })).toEqual([])
  })
  test('where the call spoke of no terms, or there was no call, nothing was promised', () => {
    expect(between({ contact: 'c1' }, { interest: '0.05' })).toEqual([])
    expect(differences(aCase(), anAgreement({ writtenTerms: paper({ interest: '0.05' }) }))).toEqual([])
  })
  test('where the call was withdrawn, its terms are gone with it', () => {
    const file = aCase({
      contacts: [aContact('c1', '2026-03-12T10:00'), aContact('c2', '2026-03-12T11:00', { withdraws: 'c1' })],
    })
    expect(between({ contact: 'c1', total: minor(1) }, { total: minor(1), interest: '0.05' }, file)).toEqual([])
  })
  test('it is accepted like any other difference, with an empty word for what was not said', () => {
    const accepted = { term: 'interest', said: '', written: '0.05', reason: '当事人知情', acceptedOn: day('2026-04-01') } as const
    const agreement = anAgreement({
      oralTerms: { total: minor(1) },
      writtenTerms: paper({ total: minor(1), interest: '0.0500' }),
      acceptedDifferences: [accepted],
    })
    expect(differences(aCase(), agreement)).toMatchObject([{ term: 'interest', open: false, accepted }])
  })
})

describe('the amount of each installment', () => {
  test.each<[string, Terms, Terms]>([
    ['one for all and a list of equal ones', { amounts: amounts(500) }, { amounts: amounts(500, 500, 500) }],
    ['the same with the number stated', { installments: 3, amounts: amounts(500) }, { installments: 3, amounts: amounts(500, 500, 500) }],
    ['what does not divide evenly in the last', { amounts: amounts(171428) }, { amounts: amounts(...Array(6).fill(171428), 171432) }],
    ['a last one that is smaller', { amounts: amounts(334) }, { amounts: amounts(334, 334, 332) }],
  ])('same: %s', (_, a, b) => {
    expect(between(a, b).filter(([term]) => term === 'amounts')).toEqual([])
    expect(between(b, a).filter(([term]) => term === 'amounts')).toEqual([])
  })
  test.each<[string, Terms, Terms, [string, string]]>([
    ['another amount', { amounts: amounts(500) }, { amounts: amounts(501) }, ['500', '501']],
    ['a last one that is more than rounding', { amounts: amounts(500) }, { amounts: amounts(500, 500, 503) }, ['500', '500*2,503']],
    ['one in the middle', { amounts: amounts(500) }, { amounts: amounts(500, 501, 500) }, ['500', '500,501,500']],
    ['lists of the same sum', { amounts: amounts(1, 2, 3) }, { amounts: amounts(2, 2, 2) }, ['1,2,3', '2']],
    ['fewer amounts than installments', { amounts: amounts(5) }, { installments: 3, amounts: amounts(5, 5) }, ['5', '5*2']],
    ['said, silent paper', { amounts: amounts(500) }, {}, ['500', '']],
  ])('different: %s', (_, said, written, [first, second]) => {
    expect(between(said, written).filter(([term]) => term === 'amounts')).toEqual([['amounts', first, second]])
  })
  test('dollars of Taiwan round to whole ones', () => {
    const inTaiwan = aCase({ debts: [aDebt({ currency: 'TWD' })] })
    const said: Terms = { amounts: amounts(33300) }
    const written: Terms = { amounts: amounts(33300, 33300, 33400) }
    expect(between(said, written, inTaiwan)).toEqual([])
    expect(between(said, written)).toEqual([['amounts', '33300', '33300*2,33400']])
  })
  test('a list of amounts says how many there are', () => {
    expect(between({ installments: 12, amounts: amounts(500) }, { amounts: amounts(...Array(6).fill(500)) })).toEqual([
      ['installments', '12', '6'],
    ])
    expect(between({ installments: 6 }, { amounts: amounts(...Array(6).fill(500)) })).toEqual([])
  })
  test('what the text says is what was listed', () => {
    fc.assert(
      fc.property(fc.array(anyAmount(0, 3), { minLength: 1, maxLength: 40 }), (list) => {
        const text = termText({ amounts: list }, 'amounts')!
        const runs = amountRuns(text).flatMap(({ amount, times }) => Array<bigint>(times).fill(amount))
        expect(new Set(list).size === 1 ? [runs[0]] : runs).toEqual((new Set(list).size === 1 ? list.slice(0, 1) : list).map(BigInt))
      }),
    )
  })
})

describe('a paper that names an amount, a number and another total', () => {
  test.each<[string, Terms, string | null]>([
    ['agrees', { total: minor(1200), installments: 12, amounts: amounts(100) }, null],
    ['one for all, rest in the last', { total: minor(1200000), installments: 7, amounts: amounts(171428) }, null],
    ['one for all, more than rounding', { total: minor(1200000), installments: 7, amounts: amounts(171427) }, '1199989'],
    ['too much', { total: minor(1200), installments: 12, amounts: amounts(101) }, '1212'],
    ['a list', { total: minor(6), amounts: amounts(1, 2, 3) }, null],
    ['a list that comes to one more', { total: minor(6), amounts: amounts(1, 2, 4) }, '7'],
    ['without a total', { installments: 12, amounts: amounts(101) }, null],
    ['without a number', { total: minor(1200), amounts: amounts(101) }, null],
    ['without an amount', { total: minor(1200), installments: 12 }, null],
  ])('%s', (_, terms, sum) => {
    expect(sumMisfit(terms, 'CNY')?.sum.toString() ?? null).toBe(sum)
  })
  test('more than 2^53 is still exact', () => {
    const most = Number.MAX_SAFE_INTEGER
    expect(sumMisfit({ total: minor(1), installments: 600, amounts: amounts(most) }, 'CNY')?.sum).toBe(BigInt(most) * 600n)
  })
})

test('terms say something when one of them is stated', () => {
  expect(saysTerms({})).toBe(false)
  expect(saysTerms({ waivers: [] })).toBe(true)
  expect(saysTerms({ graceDays: 0 })).toBe(true)
  expect(saysTerms({ payTo: { holder: lender } })).toBe(true)
})

const anyTerms: fc.Arbitrary<Terms> = fc.record(
  {
    total: anyAmount(),
    installments: fc.integer({ min: 1, max: 600 }),
    amounts: fc.array(anyAmount(), { minLength: 1, maxLength: 5 }),
    firstDueOn: anyDay,
    lastDueOn: anyDay,
    waivers: fc.array(
      fc.constantFrom(...enums.debt_component).map((component) => waiver(component, 5)),
      { maxLength: 3 },
    ),
    clawback: fc.constantFrom({ after: 'never' as const }, { after: 'missed_1' as const }, { after: 'other' as const, words: '逾期' }),
    interest: fc.constantFrom('0', '0.05', '0.12'),
    graceDays: fc.integer({ min: 0, max: 60 }),
    payTo: fc.constantFrom({ holder: lender }, { holder: lender, account: '1' }, { holder: '张三' }),
  },
  { requiredKeys: [] },
)

test('whatever was said differs from nothing that says the same, and every term left out of the paper is noticed', () => {
  fc.assert(
    fc.property(anyTerms, (terms) => {
      expect(between(terms, terms)).toEqual([])
      const silent = between(terms, {}).map(([term]) => term)
      const waived = new Set((terms.waivers ?? []).map((one): string => `waiver.${one.component}`))
      const stated = plainTerms.filter((term) => termText(terms, term) !== undefined)
      expect(new Set(silent)).toEqual(new Set([...stated, ...waived]))
    }),
  )
})

describe('what a query letter raises', () => {
  test('the second case asks for its two differences and what its paper lacks', () => {
    const file = secondCase()
    const [agreement] = file.agreements
    expect(queryLines(file, agreement!)).toMatchObject([
      { kind: 'difference', difference: { term: 'total', said: '1200000', written: '1214400' } },
      { kind: 'difference', difference: { term: 'waiver.overdue_interest', said: '14400', written: '0' } },
      { kind: 'clause', clause: 'interest_and_fees', status: 'unclear' },
      { kind: 'clause', clause: 'rights_and_breach', status: 'missing' },
    ])
  })
  test('the first case has no difference; an accepted one is not asked again', () => {
    const file = firstCase()
    expect(queryLines(file, file.agreements[0]!).some(({ kind }) => kind === 'difference')).toBe(false)
    const second = secondCase()
    const accepted = differences(second, second.agreements[0]!).map(({ term, said, written }) => ({
      term,
      said,
      written,
      reason: '当事人接受',
      acceptedOn: day('2026-04-15'),
    }))
    const agreement = { ...second.agreements[0]!, acceptedDifferences: accepted.slice(0, 1) }
    expect(queryLines(second, agreement)).toMatchObject([
      { kind: 'difference', difference: { term: 'waiver.overdue_interest' } },
      { kind: 'clause' },
      { kind: 'clause' },
    ])
  })
  test('a clause comes with the words of the paper; present, not applicable and unjudged ones do not come', () => {
    const written = paper({
      clauses: { schedule: 'present', privacy: 'not_applicable', waiver_clawback: 'unclear', authority: 'missing' },
      clauseWords: { waiver_clawback: '视情况恢复', schedule: '见附表' },
    })
    expect(queryLines(aCase(), anAgreement({ writtenTerms: written }))).toEqual([
      { kind: 'clause', clause: 'waiver_clawback', status: 'unclear', words: '视情况恢复' },
      { kind: 'clause', clause: 'authority', status: 'missing' },
    ])
  })
  test('only a card issuer is asked why the client’s promise to apply for no card is missing', () => {
    const agreement = anAgreement({ writtenTerms: paper({ clauses: { no_new_cards: 'missing' } }) })
    expect(queryLines(aCase(), agreement)).toEqual([])
    expect(queryLines(aCase({ debts: [aDebt({ debtType: 'credit_card' })] }), agreement)).toEqual([
      { kind: 'clause', clause: 'no_new_cards', status: 'missing' },
    ])
  })
  test('without a paper there is nothing to query', () => {
    expect(queryLines(aCase(), anAgreement({ oralTerms: { total: minor(1) } }))).toEqual([])
  })
})
