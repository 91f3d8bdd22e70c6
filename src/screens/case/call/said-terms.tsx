import { openOffer, saysTerms } from '../../../domain/call.ts'
import type { Currency } from '../../../domain/case-file.ts'
import { inForce } from '../../../domain/next-step.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { SelectField } from '../../../ui/fields.tsx'
import { useLabel, useWords } from '../../../ui/language.tsx'
import { Button, Keys, Note } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { noTerms, termsAsTyped } from '../agreements/read-terms.ts'
import { TermsFieldset } from '../agreements/terms-fields.tsx'
import { useCase } from '../case-context.tsx'
import type { CallPart } from './call-form.tsx'
import { termsSoFar, termsText } from './read-call.ts'
import { useReadBack } from './term-phrases.ts'

const sameKeys = 'alt+a'
const agreedKeys = 'alt+b'

/** What was agreed or offered, and the sentence to read back before it counts as said. */
export function SaidTerms({ form, currency }: CallPart & { currency: Currency }) {
  const words = useWords().call
  const { file } = useCase()
  const { terms, debt } = form.values
  const asked = openOffer(file, debt)?.terms
  const canCopy = asked !== undefined && saysTerms(asked) && termsText(terms) === termsText(noTerms())
  const copy = () => form.set('terms', termsAsTyped(asked, currency))
  useCommand({ id: 'call.asAsked', title: words.asAsked, keys: sameKeys, run: copy, enabled: canCopy })
  const none = !saysTerms(termsSoFar(terms, currency))
  return (
    <div className="stack tight">
      <TermsFieldset form={form} currency={currency} legend={words.terms} />
      <div className="row top">
        {canCopy && (
          <Button keys={sameKeys} onClick={copy}>
            {words.asAsked}
          </Button>
        )}
        <OfAgreement form={form} />
      </div>
      {none && form.values.result === 'accepted_verbal' && <Note tone="waiting">{words.noTerms}</Note>}
      <ReadBack form={form} currency={currency} />
    </div>
  )
}

/** Which agreement the terms are of; asked only where there is one that they could be of. */
function OfAgreement({ form }: CallPart) {
  const words = useWords().call
  const label = useLabel()
  const { file } = useCase()
  const open = file.agreements.filter((one) => inForce(one) && one.debts.includes(form.values.debt))
  if (open.length === 0) return null
  const chosen = open.find(({ key }) => key === form.values.agreement)
  const hint = chosen?.oralTerms && words.staysSaid
  const options = open.map(({ key, status }) => ({ value: key, label: `${key} · ${label('agreement_status', status)}` }))
  return (
    <SelectField label={words.of} {...form.field('agreement')} optional={words.newAgreement} options={options} size="medium" hint={hint} />
  )
}

function ReadBack({ form, currency }: CallPart & { currency: Currency }) {
  const words = useWords().call
  const sentenceOf = useReadBack()
  const { terms, agreedTo } = form.values
  const sentence = sentenceOf(termsSoFar(terms, currency), currency)
  const agreed = agreedTo !== '' && agreedTo === termsText(terms)
  const tick = () => form.set('agreedTo', agreed ? '' : termsText(terms))
  useCommand({ id: 'call.readBack', title: words.readBackDone, keys: agreedKeys, run: tick, enabled: sentence !== null })
  if (sentence === null) return null
  const id = `${form.rootId}-read-back`
  return (
    <div className="call-read-back">
      <p className="small soft">{words.readAloud}</p>
      <p id={id} className="call-sentence">
        <T>{sentence}</T>
      </p>
      <label className="check">
        <input type="checkbox" checked={agreed} aria-describedby={id} onChange={tick} />
        <span>{words.readBackDone}</span> <Keys keys={agreedKeys} />
      </label>
      {!agreed && <p className="warning">{words.readBackMissing}</p>}
    </div>
  )
}
