import type { Currency, Minor, Terms } from '../../../domain/case-file.ts'
import { formatMoney, parseMoney } from '../../../domain/money.ts'
import { percentOf } from '../../../domain/rate.ts'
import { runsOf } from '../../../domain/terms-diff.ts'
import { plainForm } from '../../../domain/text.ts'
import { newRowId } from '../../../ui/form-rows.tsx'
import { stated, withoutUnstated, type FormReader } from '../../../ui/read-form.ts'

/** Terms as typed. `waived`: '' not stated, 'none' nothing is waived, 'some' the rows say what. */
export interface TermsFields {
  total: string
  installments: string
  amounts: string
  firstDueOn: string
  lastDueOn: string
  waived: string
  waivers: WaiverFields[]
  interest: string
  graceDays: string
  clawback: string
  clawbackWords: string
  holder: string
  account: string
}

/** `row` keeps a line in its place on screen while others come and go. */
export interface WaiverFields {
  row: string
  component: string
  amount: string
}

/** An empty line for a waiver. */
export function newWaiver(): WaiverFields {
  return { row: newRowId(), component: '', amount: '' }
}

/** Terms of which nothing was typed. */
export function noTerms(): TermsFields {
  return termsAsTyped({}, 'CNY')
}

/** The form of terms that are there already. */
export function termsAsTyped(terms: Terms = {}, currency: Currency): TermsFields {
  const { total, installments, amounts = [], waivers, clawback, interest, graceDays, payTo } = terms
  const money = (amount: Minor) => formatMoney(amount, currency)
  return {
    total: total === undefined ? '' : money(total),
    installments: installments === undefined ? '' : String(installments),
    amounts: amountsAsTyped(amounts, currency),
    firstDueOn: terms.firstDueOn ?? '',
    lastDueOn: terms.lastDueOn ?? '',
    waived: waivers === undefined ? '' : waivers.length === 0 ? 'none' : 'some',
    waivers:
      waivers && waivers.length > 0
        ? waivers.map(({ component, amount }) => ({ ...newWaiver(), component, amount: money(amount) }))
        : [newWaiver()],
    interest: interest === undefined ? '' : percentOf(interest),
    graceDays: graceDays === undefined ? '' : String(graceDays),
    clawback: clawback?.after ?? '',
    clawbackWords: clawback?.words ?? '',
    holder: payTo?.holder ?? '',
    account: payTo?.account ?? '',
  }
}

/** From typed terms to terms; what is empty was not stated. `at` is the path of the terms in the form. */
export function readTerms(read: FormReader, at: string, fields: TermsFields, currency: Currency): Terms {
  const waivers = () =>
    fields.waivers.map((waiver, index) => ({
      component: stated(waiver.component) ?? read.fail(`${at}.waivers.${index}.component`, 'choice.unknown'),
      amount: read.money(`${at}.waivers.${index}.amount`, waiver.amount, currency, 'required'),
    }))
  const amounts = parseAmounts(fields.amounts, currency)
  if (!amounts.ok) read.fail(`${at}.amounts`, amounts.code)
  return withoutUnstated({
    total: read.money(`${at}.total`, fields.total, currency),
    installments: read.whole(`${at}.installments`, fields.installments),
    amounts: amounts.ok && amounts.value.length > 0 ? amounts.value : undefined,
    firstDueOn: read.day(`${at}.firstDueOn`, fields.firstDueOn),
    lastDueOn: read.day(`${at}.lastDueOn`, fields.lastDueOn),
    waivers: fields.waived === '' ? undefined : fields.waived === 'none' ? [] : waivers(),
    clawback: readClawback(read, at, fields),
    interest: read.rate(`${at}.interest`, fields.interest),
    graceDays: read.whole(`${at}.graceDays`, fields.graceDays),
    payTo: readPayTo(read, at, fields),
  }) as Terms
}

function readClawback(read: FormReader, at: string, { clawback: after, clawbackWords }: TermsFields) {
  if (after === '') return undefined
  if (after !== 'other') return { after }
  return { after, words: stated(clawbackWords) ?? read.fail(`${at}.clawbackWords`, 'text.empty') }
}

function readPayTo(read: FormReader, at: string, fields: TermsFields) {
  const holder = stated(fields.holder)
  const account = stated(fields.account)
  if (holder !== undefined) return withoutUnstated({ holder, account })
  return account === undefined ? undefined : read.fail(`${at}.holder`, 'text.empty')
}

/** Amounts as `parseAmounts` reads them. */
export function amountsAsTyped(amounts: readonly Minor[], currency: Currency): string {
  return runsOf(amounts)
    .map(({ amount, times }) => formatMoney(amount, currency) + (times === 1 ? '' : `×${times}`))
    .join(' ')
}

/** What each installment comes to, as typed: one amount for all, or "1,714.28×6 1,714.32"; nothing typed is no amount. */
export function parseAmounts(text: string, currency: Currency): { ok: true; value: Minor[] } | { ok: false; code: string } {
  const value: Minor[] = []
  const runs = plainForm(text.replaceAll('，', ' '))
    .replace(/ ?[×xX*] ?/g, '×')
    .split(/(?:[;、+]|, | )+/)
  for (const run of runs) {
    if (run === '') continue
    const [each = '', times = '1', ...more] = run.split('×')
    const amount = parseMoney(each, currency)
    if (!amount.ok) return amount
    if (!/^\d{1,3}$/.test(times) || Number(times) < 1 || more.length > 0) return { ok: false, code: 'number.invalid' }
    value.push(...Array<Minor>(Number(times)).fill(amount.value))
  }
  return { ok: true, value }
}
