import { describe, expect, test } from 'vitest'
import type { Agreement, CaseFile, OralTerms, WrittenTerms } from '../../src/domain/case-file.ts'
import { enums } from '../../src/domain/enums.ts'
import { requiredClauses } from '../../src/domain/clause-list.ts'
import { caseEvidenceLevel, evidenceLevel, ladder, writingGrade, type EvidenceLevel, type WritingGrade } from '../../src/domain/evidence.ts'
import { differences, termRows } from '../../src/domain/terms-diff.ts'
import {
  aCase,
  aContact,
  aDebt,
  aDocument,
  allClauses,
  anAgreement,
  aProposal,
  day,
  firstCase,
  lender,
  minor,
  secondCase,
  waiver,
} from './build.ts'

const level = (file: CaseFile) => evidenceLevel(file, file.agreements[0]!)
const missing = (file: CaseFile, at: EvidenceLevel) => ladder(file, file.agreements[0]!).find((rung) => rung.level === at)!.missing
const reached = (file: CaseFile) =>
  ladder(file, file.agreements[0]!)
    .filter((rung) => rung.reached)
    .map((rung) => rung.level)

/** The first case with its one agreement changed; a property set to undefined is left out. */
function changed(parts: { [K in keyof Agreement]?: Agreement[K] | undefined }, file = firstCase()): CaseFile {
  const merged = Object.fromEntries(Object.entries({ ...file.agreements[0], ...parts }).filter(([, value]) => value !== undefined))
  return { ...file, agreements: [merged as unknown as Agreement] }
}
const paper = (parts: { [K in keyof WrittenTerms]?: WrittenTerms[K] | undefined }, file = firstCase()) => {
  const merged = Object.fromEntries(
    Object.entries({ ...file.agreements[0]!.writtenTerms, ...parts }).filter(([, value]) => value !== undefined),
  )
  return changed({ writtenTerms: merged as unknown as WrittenTerms }, file)
}
/** An agreement's differences between two sides alone. */
const between = (said: OralTerms, written: Partial<WrittenTerms>) => {
  const writtenTerms: WrittenTerms = { document: 'letter', form: 'letter', issuedBy: lender, clauses: {}, ...written }
  return differences(aCase(), anAgreement({ oralTerms: said, writtenTerms })).map((d) => [d.term, d.said, d.written])
}

describe('the two first cases', () => {
  test('the first is confirmed: paper and phone agree', () => {
    expect(level(firstCase())).toBe('confirmed')
    expect(differences(firstCase(), firstCase().agreements[0]!)).toEqual([])
    expect(reached(firstCase())).toEqual([...enums.evidence_level])
  })
  test('the second stays at the client’s acceptance: the paper takes back what was promised by phone', () => {
    const file = secondCase()
    expect(level(file)).toBe('client_accepted')
    expect(differences(file, file.agreements[0]!)).toEqual([
      { term: 'total', said: '1200000', written: '1214400', open: true },
      { term: 'waiver.overdue_interest', said: '14400', written: '0', open: true },
    ])
    expect(missing(file, 'confirmed')).toEqual(['difference.open'])
  })
  test('asked, said and written stand side by side', () => {
    expect(termRows(firstCase(), firstCase().agreements[0]!)).toEqual([
      { term: 'total', said: '832195', written: '832195' },
      { term: 'installments', asked: '1', said: '1', written: '1' },
      { term: 'firstDueOn', asked: '2026-04-10', said: '2026-04-10', written: '2026-04-10' },
      { term: 'waiver.overdue_interest', asked: '12390', said: '6195', written: '6195' },
    ])
  })
})

describe('each rung rests on its fact', () => {
  test('an agreement of nothing but a proposal is discussed', () => {
    const file = aCase({ proposals: [aProposal('p1')], agreements: [anAgreement({ proposal: 'p1' })] })
    expect(level(file)).toBe('discussed')
    expect(reached(file)).toEqual(['discussed'])
    expect(missing(file, 'oral_promise')).toEqual(['oral.terms'])
    expect(missing(file, 'written_offer')).toEqual(['paper'])
    expect(missing(file, 'terms_checked')).toEqual([
      'paper.term.total',
      'paper.term.installments',
      'paper.term.firstDueOn',
      'paper.term.waivers',
      ...requiredClauses.map((clause) => `clause.${clause}`),
    ])
    expect(missing(file, 'client_accepted')).toEqual(['client.acceptance'])
  })
  test('an agreement of nothing at all says what it lacks', () => {
    const file = aCase({ agreements: [anAgreement({ proposal: 'unknown' })] })
    expect(level(file)).toBe('discussed')
    expect(missing(file, 'discussed')).toEqual(['proposal'])
  })
  test('a word given in a standing contact entry is an oral promise', () => {
    const file = changed({ writtenTerms: undefined, acceptedByClientOn: undefined })
    expect(level(file)).toBe('oral_promise')
    expect(level(changed({ writtenTerms: undefined }))).toBe('oral_promise')
  })
  test('oral terms without a contact entry are no promise', () => {
    const said = { total: minor(1) }
    expect(missing(changed({ writtenTerms: undefined, oralTerms: said }), 'oral_promise')).toEqual(['oral.contact'])
    expect(missing(changed({ writtenTerms: undefined, oralTerms: { ...said, contact: 'c9' } }), 'oral_promise')).toEqual(['oral.contact'])
    expect(missing(changed({ writtenTerms: undefined, oralTerms: { contact: 'c2' } }), 'oral_promise')).toEqual(['oral.terms'])
    expect(level(changed({ writtenTerms: undefined, oralTerms: said }))).toBe('discussed')
  })
  test.each<OralTerms>([
    { interest: '0' },
    { clawback: { after: 'never' } },
    { graceDays: 3 },
    { payTo: { holder: lender } },
    { lastDueOn: day('2027-01-01') },
  ])('one term alone that was said is a promise: %o', (said) => {
    expect(level(changed({ writtenTerms: undefined, oralTerms: { ...said, contact: 'c2' } }))).toBe('oral_promise')
  })
  test('a paper that lists its amounts states how many installments there are', () => {
    expect(missing(paper({ installments: undefined, amounts: [minor(1), minor(2)] }), 'terms_checked')).toEqual([])
    expect(missing(paper({ installments: undefined, amounts: [minor(1)] }), 'terms_checked')).toEqual(['paper.term.installments'])
  })
  test.each<[WritingGrade, WrittenTerms['form'][]]>([
    ['spoken', ['oral_recorded', 'oral_unrecorded']],
    ['message', ['in_app', 'email', 'sms']],
    ['paper', ['signed_paper', 'e_signature', 'letter', 'court_mediation', 'mediation_board', 'notarised']],
  ])('forms whose words are kept as %s', (grade, forms) => {
    expect(enums.agreement_form.filter((form) => writingGrade(form) === grade)).toEqual(forms)
  })
  test('a withdrawn contact entry takes the promise with it', () => {
    const file = changed({ writtenTerms: undefined })
    const withdrawn = { ...file, contacts: [...file.contacts, aContact('c4', '2026-03-18T09:00', { withdraws: 'c2' })] }
    expect(level(withdrawn)).toBe('discussed')
    expect(missing(withdrawn, 'oral_promise')).toEqual(['oral.contactWithdrawn'])
  })
  test('a corrected contact entry carries the promise on in its correction, until that is withdrawn', () => {
    const file = changed({ writtenTerms: undefined })
    const corrected = { ...file, contacts: [...file.contacts, aContact('c4', '2026-03-17T15:40', { corrects: 'c2' })] }
    expect(level(corrected)).toBe('oral_promise')
    const both = [aContact('c5', '2026-03-18T09:00', { withdraws: 'c2' }), aContact('c6', '2026-03-18T09:00', { withdraws: 'c4' })]
    expect(level({ ...corrected, contacts: [...corrected.contacts, ...both] })).toBe('discussed')
  })
  test('a creditor may write unasked: no spoken rung is needed for the written ones', () => {
    expect(level(changed({ oralTerms: undefined, proposal: undefined }))).toBe('confirmed')
  })
  test.each(enums.agreement_form)('a paper of the form %s', (form) => {
    const spoken = form === 'oral_recorded' || form === 'oral_unrecorded'
    expect(level(paper({ form }))).toBe(spoken ? 'oral_promise' : 'confirmed')
    expect(missing(paper({ form }), 'written_offer')).toEqual(spoken ? ['paper.form'] : [])
  })
  test('a paper whose document is not in the case is no written offer', () => {
    expect(level(paper({ document: 'lost' }))).toBe('oral_promise')
    expect(missing(paper({ document: 'lost' }), 'written_offer')).toEqual(['paper.document'])
  })
  test.each(['total', 'installments', 'firstDueOn', 'waivers'] as const)('without its %s typed, the paper is only an offer', (term) => {
    expect(level(paper({ [term]: undefined }))).toBe('written_offer')
    expect(missing(paper({ [term]: undefined }), 'terms_checked')).toEqual([`paper.term.${term}`])
  })
  test('a paper on which no waiver was typed is checked once it says that there is none', () => {
    expect(level(paper({ waivers: [] }, changed({ oralTerms: undefined })))).toBe('confirmed')
  })
  test.each(requiredClauses)('without a judgement on %s, the paper is only an offer', (clause) => {
    const { [clause]: _, ...others } = allClauses
    expect(level(paper({ clauses: others }))).toBe('written_offer')
    expect(missing(paper({ clauses: others }), 'terms_checked')).toEqual([`clause.${clause}`])
  })
  test.each(enums.clause_status)('a clause judged "%s" is judged', (status) => {
    const clauses = Object.fromEntries(requiredClauses.map((clause) => [clause, status]))
    expect(level(paper({ clauses }))).toBe('confirmed')
  })
  test('the client’s acceptance counts only on checked terms', () => {
    expect(level(changed({ acceptedByClientOn: undefined }))).toBe('terms_checked')
    expect(reached(paper({ total: undefined }))).toEqual(['discussed', 'oral_promise', 'written_offer'])
  })
})

describe('only a party of the debt can confirm', () => {
  test('a platform that is no party cannot', () => {
    expect(level(paper({ issuedBy: '支付宝' }))).toBe('client_accepted')
    expect(missing(paper({ issuedBy: '支付宝' }), 'confirmed')).toEqual(['issuer.notParty'])
  })
  test('names are compared without their width and outer spaces', () => {
    expect(level(paper({ issuedBy: ` ${lender} ` }))).toBe('confirmed')
    expect(level(paper({ issuedBy: '支付宝(中国)网络技术有限公司' }))).toBe('confirmed')
  })
  test('it must be a party of every debt that the agreement covers', () => {
    const two = (parties: { role: 'legal_lender'; name: string }[]): CaseFile => {
      const file = changed({ debts: ['huabei', 'jiebei'] })
      return { ...file, debts: [...file.debts, aDebt({ key: 'jiebei', parties })] }
    }
    expect(level(two([{ role: 'legal_lender', name: '另一家银行' }]))).toBe('client_accepted')
    expect(level(two([{ role: 'legal_lender', name: lender }]))).toBe('confirmed')
    expect(level(changed({ debts: ['huabei', 'unknown'] }))).toBe('client_accepted')
    expect(level(changed({ debts: [] }))).toBe('client_accepted')
  })
})

describe('said and written are compared term by term', () => {
  test.each<[string, OralTerms, Partial<WrittenTerms>, string[][]]>([
    ['equal', { total: minor(5) }, { total: minor(5) }, []],
    ['total', { total: minor(5) }, { total: minor(6) }, [['total', '5', '6']]],
    ['months', { installments: 12 }, { installments: 6 }, [['installments', '12', '6']]],
    ['first day', { firstDueOn: day('2026-05-09') }, { firstDueOn: day('2026-05-08') }, [['firstDueOn', '2026-05-09', '2026-05-08']]],
    ['said, not written', { total: minor(0) }, {}, [['total', '0', '']]],
    ['written, never said', {}, { total: minor(5), installments: 3, firstDueOn: day('2026-05-09') }, []],
    ['waiver said, silent paper', { waivers: [waiver('late_fee', 5)] }, {}, [['waiver.late_fee', '5', '']]],
    ['waiver said, paper waives nothing', { waivers: [waiver('late_fee', 5)] }, { waivers: [] }, [['waiver.late_fee', '5', '0']]],
    ['waiver written, said that nothing is', { waivers: [] }, { waivers: [waiver('late_fee', 5)] }, [['waiver.late_fee', '0', '5']]],
    ['waiver written, nothing said of waivers', { total: minor(1) }, { total: minor(1), waivers: [waiver('late_fee', 5)] }, []],
    [
      'another component',
      { waivers: [waiver('late_fee', 5)] },
      { waivers: [waiver('principal', 5)] },
      [
        ['waiver.principal', '0', '5'],
        ['waiver.late_fee', '5', '0'],
      ],
    ],
    ['in two parts', { waivers: [waiver('late_fee', 2), waiver('late_fee', 3)] }, { waivers: [waiver('late_fee', 5)] }, []],
    ['nothing waived on either side', { waivers: [waiver('late_fee', 0)] }, { waivers: [] }, []],
    ['said that nothing is waived, silent paper', { waivers: [waiver('late_fee', 0)] }, {}, []],
  ])('%s', (_, said, written, expected) => {
    expect(between(said, written)).toEqual(expected)
  })
  test('without a paper or without a spoken word there is nothing to compare', () => {
    expect(differences(aCase(), anAgreement({ oralTerms: { total: minor(1) } }))).toEqual([])
    expect(differences(secondCase(), changed({ oralTerms: undefined }, secondCase()).agreements[0]!)).toEqual([])
  })
  test('a difference says what had been asked', () => {
    const file = secondCase()
    const later = paper({ firstDueOn: day('2026-05-01') }, file)
    expect(differences(later, later.agreements[0]!)[1]).toEqual({
      term: 'firstDueOn',
      asked: '2026-05-09',
      said: '2026-05-09',
      written: '2026-05-01',
      open: true,
    })
  })
})

describe('a difference is open until it is accepted or settled', () => {
  const accept = (term: 'total' | 'waiver.overdue_interest', said: string, written: string) => ({
    term,
    said,
    written,
    reason: '当事人接受',
    acceptedOn: day('2026-04-15'),
  })
  const both = [accept('total', '1200000', '1214400'), accept('waiver.overdue_interest', '14400', '0')]

  test('accepted by a person with a reason, the agreement is confirmed and the difference still shown', () => {
    const file = changed({ acceptedDifferences: both }, secondCase())
    expect(level(file)).toBe('confirmed')
    expect(differences(file, file.agreements[0]!)).toMatchObject([
      { open: false, accepted: both[0] },
      { open: false, accepted: both[1] },
    ])
  })
  test('one accepted, one open: not confirmed', () => {
    expect(level(changed({ acceptedDifferences: both.slice(0, 1) }, secondCase()))).toBe('client_accepted')
  })
  test('the acceptance holds only while both values stay', () => {
    const accepted = changed({ acceptedDifferences: both }, secondCase())
    expect(level(paper({ total: minor(1215000) }, accepted))).toBe('client_accepted')
    expect(level(changed({ acceptedDifferences: [accept('total', '1200001', '1214400'), both[1]!] }, secondCase()))).toBe('client_accepted')
    expect(level(changed({ acceptedDifferences: [both[0]!, accept('total', '14400', '0')] }, secondCase()))).toBe('client_accepted')
  })
  test('a newer paper that says what was promised settles it', () => {
    const newer = paper({ document: 'plan', total: minor(1200000), waivers: [waiver('overdue_interest', 14400)] }, secondCase())
    expect(level(newer)).toBe('confirmed')
  })
  test('when the call is withdrawn, its terms are no longer compared', () => {
    const file = secondCase()
    const withdrawn = { ...file, contacts: [...file.contacts, aContact('c2', '2026-04-08T09:00', { withdraws: 'c1' })] }
    expect(differences(withdrawn, withdrawn.agreements[0]!)).toEqual([])
  })
  test('a correction of the call keeps its terms in the comparison', () => {
    const file = secondCase()
    const corrected = { ...file, contacts: [...file.contacts, aContact('c2', '2026-04-07T09:30', { corrects: 'c1' })] }
    expect(differences(corrected, corrected.agreements[0]!)).toHaveLength(2)
  })
})

describe('a case is as strong as its weakest agreement', () => {
  const oral = anAgreement({ key: 'a2', oralTerms: { contact: 'c2', total: minor(1) } })
  test('the weakest that holds decides', () => {
    const file = firstCase()
    expect(caseEvidenceLevel(file)).toBe('confirmed')
    expect(caseEvidenceLevel({ ...file, agreements: [...file.agreements, oral] })).toBe('oral_promise')
    expect(caseEvidenceLevel({ ...file, agreements: [oral, ...file.agreements] })).toBe('oral_promise')
  })
  test.each(enums.agreement_status)('an agreement that is %s', (status) => {
    const file = { ...firstCase(), agreements: [...firstCase().agreements, { ...oral, status }] }
    expect(caseEvidenceLevel(file)).toBe(status === 'terminated' || status === 'amended' ? 'confirmed' : 'oral_promise')
  })
  test('proposals alone are discussed, a draft and nothing are nothing', () => {
    expect(
      caseEvidenceLevel(aCase({ proposals: [aProposal('p1', { status: 'draft' }), aProposal('p2', { status: 'approved_by_client' })] })),
    ).toBeNull()
    expect(caseEvidenceLevel(aCase({ proposals: [aProposal('p1')] }))).toBe('discussed')
    expect(caseEvidenceLevel(aCase({ documents: [aDocument('x', '2026-03-12')] }))).toBeNull()
  })
})
