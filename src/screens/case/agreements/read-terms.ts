import type { Currency, Terms } from '../../../domain/case-file.ts'
import { formatMoney } from '../../../domain/money.ts'
import { stated, withoutUnstated, type FormReader } from '../../../ui/read-form.ts'

/** Terms as typed. `waived`: '' not stated, 'none' nothing is waived, 'some' the rows say what. */
export interface TermsFields {
  total: string
  installments: string
  firstDueOn: string
  waived: string
  waivers: { component: string; amount: string }[]
}

export const noWaiver = { component: '', amount: '' }
export const noTerms: TermsFields = { total: '', installments: '', firstDueOn: '', waived: '', waivers: [noWaiver] }

/** The form of terms that are there already. */
export function termsAsTyped(terms: Terms | undefined, currency: Currency): TermsFields {
  if (!terms) return noTerms
  const { total, installments, firstDueOn, waivers } = terms
  return {
    total: total === undefined ? '' : formatMoney(total, currency),
    installments: installments === undefined ? '' : String(installments),
    firstDueOn: firstDueOn ?? '',
    waived: waivers === undefined ? '' : waivers.length === 0 ? 'none' : 'some',
    waivers: waivers && waivers.length > 0 ? waivers.map(({ component, amount }) => ({ component, amount: formatMoney(amount, currency) })) : [noWaiver],
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
