/** The client, the household, what may be done with the data, and what brought the debts about. */
import { useState } from 'react'
import { useCommand } from '../../../ui/commands.tsx'
import { useLabel, useWords } from '../../../ui/language.tsx'
import { Button, DayText, Pill } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { Facts, Section } from '../../../ui/view.tsx'
import { useCase } from '../case-context.tsx'
import { CaseNumber } from '../case-number.tsx'
import { PhoneLine } from '../phone-line.tsx'
import { ClientForm } from './client-form.tsx'
import { Consents } from './consents.tsx'
import { HardshipForm } from './hardship-form.tsx'
import { Keeping } from './keeping.tsx'

type Under = null | 'client' | 'hardship'

export function ClientSection() {
  const words = useWords()
  const [under, setUnder] = useState<Under>(null)
  const close = () => setUnder(null)
  useCommand({
    id: 'client.edit',
    needs: 'client.update',
    title: words.client.editClient,
    keys: 'e',
    run: () => setUnder('client'),
    enabled: under === null,
  })
  useCommand({
    id: 'hardship.edit',
    needs: 'hardship.save',
    title: words.client.editHardship,
    keys: 's',
    run: () => setUnder('hardship'),
    enabled: under === null,
  })
  if (under === 'client') return <ClientForm onLeave={close} />
  return (
    <>
      <Section
        title={words.case.theClient}
        actions={
          <Button needs="client.update" quiet keys="e" opens="client" onClick={() => setUnder('client')}>
            {words.ui.edit}
            <span className="unseen">{words.case.theClient}</span>
          </Button>
        }
      >
        <ClientFacts />
      </Section>
      <Section title={words.case.household}>
        <Household />
      </Section>
      <Consents />
      <Section
        title={words.case.hardship}
        actions={
          under === null && (
            <Button needs="hardship.save" quiet keys="s" opens="hardship" onClick={() => setUnder('hardship')}>
              {words.ui.edit}
              <span className="unseen">{words.case.hardship}</span>
            </Button>
          )
        }
      >
        {under === 'hardship' ? <HardshipForm onLeave={close} /> : <HardshipFacts />}
      </Section>
      <Keeping />
    </>
  )
}

function ClientFacts() {
  const words = useWords()
  const label = useLabel()
  const { client, householdRef } = useCase().file
  const text = (value: string | undefined) => (value === undefined ? undefined : <T>{value}</T>)
  return (
    <Facts
      list={[
        [words.client.name, text(client.name)],
        [words.client.nameLatin, text(client.nameLatin) ?? false],
        [words.client.aliases, text(client.aliases) ?? false],
        [words.client.birthDate, client.birthDate && <DayText key="value" day={client.birthDate} />],
        [
          client.idDocType ? label('id_document_type', client.idDocType) : words.client.idDocNo,
          client.idDocNo && <CaseNumber key="value" value={client.idDocNo} label={words.client.idDocNo} what="idDocNo" />,
        ],
        [words.client.keptBecause, text(client.idDocNoKeptBecause) ?? false],
        [
          words.case.phones,
          client.phones.length > 0 && (
            <ul key="value" className="phones">
              {client.phones.map((phone) => (
                <li key={phone.number}>
                  <PhoneLine phone={phone} />
                </li>
              ))}
            </ul>
          ),
        ],
        [
          words.case.safeContact,
          client.safeContactNote === undefined ? undefined : (
            <T key="value" lines>
              {client.safeContactNote}
            </T>
          ),
        ],
        [words.client.preferredChannel, client.preferredChannel ? label('contact_channel', client.preferredChannel) : false],
        [words.intake.timeZone, text(client.timeZone) ?? false],
        [words.client.email, text(client.email) ?? false],
        [words.client.address, text(client.address)],
        [
          words.case.work,
          [client.employmentStatus && label('employment_status', client.employmentStatus), client.occupation, client.employer]
            .filter(Boolean)
            .join(' · '),
        ],
        [words.client.maritalStatus, client.maritalStatus ? label('marital_status', client.maritalStatus) : false],
        [words.client.housing, client.housingTenure ? label('housing_tenure', client.housingTenure) : false],
        [words.client.vulnerability, client.vulnerability?.map((flag) => label('vulnerability_flag', flag)).join(words.case.and) || false],
        [words.client.householdRef, text(householdRef) ?? false],
      ]}
    />
  )
}

function Household() {
  const words = useWords()
  const label = useLabel()
  const { household } = useCase().file.client
  if (household.length === 0) return <p className="soft">{words.case.householdSaid(0, 0)}</p>
  return (
    <ul>
      {household.map((member, index) => (
        <li className="row case-line" key={index}>
          <T>{member.label}</T>
          <span className="soft">{label('household_relation', member.relation)}</span>
          {member.birthYear !== undefined && <span>{words.client.bornIn(member.birthYear)}</span>}
          {member.dependant && <Pill>{words.client.dependant}</Pill>}
          <T>{member.note}</T>
        </li>
      ))}
    </ul>
  )
}

function HardshipFacts() {
  const words = useWords()
  const label = useLabel()
  const { hardship } = useCase().file
  if (!hardship) return <p className="soft">{words.ui.notStated}</p>
  return (
    <Facts
      list={[
        [words.client.causes, hardship.causes.map((cause) => label('hardship_cause', cause)).join(words.case.and)],
        [words.client.since, hardship.startedOn && <DayText key="value" day={hardship.startedOn} />],
        [words.client.expectedEnd, hardship.expectedEnd ? <DayText key="value" day={hardship.expectedEnd} /> : false],
        [
          words.client.story,
          hardship.narrative === undefined ? undefined : (
            <T key="value" lines>
              {hardship.narrative}
            </T>
          ),
        ],
      ]}
    />
  )
}
