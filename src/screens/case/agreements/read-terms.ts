import type { Currency, Terms } from '../../../domain/case-file.ts'
import { formatMoney } from '../../../domain/money.ts'
import { newRowId } from '../../../ui/form-rows.tsx'
import { stated, withoutUnstated, type FormReader } from '../../../ui/read-form.ts'

/** Terms as typed. `waived`: '' not stated, 'none' nothing is waived, 'some' the rows say what. */
export interface TermsFields {
  total: string
  installments: string
  firstDueOn: string
  waived: string
  waivers: WaiverFields[]
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
  return { total: '', installments: '', firstDueOn: '', waived: '', waivers: [newWaiver()] }
}

/** The form of terms that are there already. */
export function termsAsTyped(terms: Terms | undefined, currency: Currency): TermsFields {
  if (!terms) return noTerms()
  const { total, installments, firstDueOn, waivers } = terms
  return {
    total: total === undefined ? '' : formatMoney(total, currency),
    installments: installments === undefined ? '' : String(installments),
    firstDueOn: firstDueOn ?? '',
    waived: waivers === undefined ? '' : waivers.length === 0 ? 'none' : 'some',
    waivers:
      waivers && waivers.length > 0
        ? waivers.map(({ component, amount }) => ({ ...newWaiver(), component, amount: formatMoney(amount, currency) }))
        : [newWaiver()],
  }
}

/** From typed terms to terms; what is empty was not stated. `at` is the path of the terms in the form. */
export function readTerms(read: FormReader, at: string, fields: TermsFields, currency: Currency): Terms {
  const waivers = () =>
    fields.waivers.map((waiver, index) => ({
      component: stated(waiver.component) ?? read.fail(`${at}.waivers.${index}.component`, 'choice.unknown'),
      amount: read.money(`${at}.waivers.${index}.amount`, waiver.amount, currency, 'required'),
    }))
  return withoutUnstated({
    total: read.money(`${at}.total`, fields.total, currency),
    installments: read.whole(`${at}.installments`, fields.installments),
    firstDueOn: read.day(`${at}.firstDueOn`, fields.firstDueOn),
    waivers: fields.waived === '' ? undefined : fields.waived === 'none' ? [] : waivers(),
  }) as Terms
}
