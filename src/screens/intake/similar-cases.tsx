import { useLabel, useWords } from '../../ui/language.tsx'
import { useNewest } from '../../ui/newest.ts'
import { Button } from '../../ui/pieces.tsx'
import { T } from '../../ui/text.tsx'
import { useNavigation } from '../frame/navigation.tsx'
import type { IntakeFormState } from './part.tsx'

/** Cases with the same name, phone or ID number as what is being typed: perhaps the person is known already. */
export function SimilarCases({ form }: { form: IntakeFormState }) {
  const words = useWords()
  const label = useLabel()
  const { go } = useNavigation()
  const { client } = form.values
  const name = client.name.trim().slice(0, 200)
  const phones = client.phones.map((phone) => phone.number.trim().slice(0, 40)).filter((number) => number !== '')
  const idDocNo = client.idDocNo.trim().slice(0, 60)
  const nothingTyped = name === '' && idDocNo === '' && phones.length === 0
  const similar = useNewest('cases.similar', nothingTyped ? null : { name, phones, idDocNo })
  return (
    <div className="intake-similar" role="status">
      {similar && similar.length > 0 && (
        <>
          <h2>{words.intake.similar}</h2>
          <ul className="stack tight">
            {similar.map((one) => (
              <li key={one.caseNo} className="note waiting stack tight">
                <div>
                  <T>{one.name}</T> <bdi className="soft">{one.caseNo}</bdi>
                </div>
                <div className="small">
                  {one.matched.map((what) => words.intake.matched[what]).join(words.case.and)} · {label('case_status', one.status)}
                </div>
                <div className="row">
                  <Button
                    onClick={() => go({ screen: 'case', caseNo: one.caseNo, section: 'overview' })}
                    label={words.intake.openSimilar(one.caseNo)}
                  >
                    {words.ui.open}
                  </Button>
                  {form.values.householdWith !== one.caseNo && (
                    <Button quiet onClick={() => form.set('householdWith', one.caseNo)}>
                      {words.intake.sameHousehold}
                    </Button>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
