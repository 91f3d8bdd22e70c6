import type { CaseFile, Client, Consent, Phone } from '../../domain/case-file.ts'
import { mask } from '../../domain/mask.ts'
import { Fact, Facts, Lines, Said, Table } from '../pieces.tsx'
import { useTongue, type Tongue } from '../tongue.ts'
import type { CaseSummary } from './facts.ts'

/** Who the client is, with whom they live, and how they may be reached. */
export function ClientPart({ file }: { file: CaseFile }) {
  const tongue = useTongue()
  const { words, day, label, list } = tongue
  const { person, client: heading } = words.paper
  const { client } = file
  return (
    <section>
      <h2>{heading}</h2>
      <Facts>
        <Fact label={person.name}>
          <Said>{client.name}</Said>
        </Fact>
        <Fact label={person.latin}>{client.nameLatin && <Said>{client.nameLatin}</Said>}</Fact>
        <Fact label={person.aliases}>{client.aliases && <Said>{client.aliases}</Said>}</Fact>
        <Fact label={person.born}>{client.birthDate && day(client.birthDate)}</Fact>
        {(client.idDocNo ?? client.idDocType) && (
          <Fact label={person.id}>
            <IdNumber client={client} />
          </Fact>
        )}
        <Fact label={person.phone}>
          {client.phones.length > 0 && (
            <Lines>
              {client.phones.map((phone, index) => (
                <PhoneLine key={index} phone={phone} />
              ))}
            </Lines>
          )}
        </Fact>
        <Fact label={person.safeNote}>{client.safeContactNote && <Said>{client.safeContactNote}</Said>}</Fact>
        <Fact label={person.channel}>{client.preferredChannel && label('contact_channel', client.preferredChannel)}</Fact>
        <Fact label={person.email}>{client.email && <Said>{client.email}</Said>}</Fact>
        <Fact label={person.address}>{client.address && <Said>{client.address}</Said>}</Fact>
        <Fact label={person.work}>{workText(client, tongue) && <Said>{workText(client, tongue)}</Said>}</Fact>
        <Fact label={person.marital}>{client.maritalStatus && label('marital_status', client.maritalStatus)}</Fact>
        <Fact label={person.housing}>{client.housingTenure && label('housing_tenure', client.housingTenure)}</Fact>
        <Fact label={person.vulnerable}>
          {client.vulnerability?.length ? list(client.vulnerability.map((flag) => label('vulnerability_flag', flag))) : undefined}
        </Fact>
      </Facts>
      <Household client={client} />
    </section>
  )
}

function IdNumber({ client }: { client: Client }) {
  const { words, label } = useTongue()
  if (client.idDocNo === undefined) return client.idDocType && label('id_document_type', client.idDocType)
  return (
    <>
      {client.idDocType && `${label('id_document_type', client.idDocType)} `}
      <Said>{mask(client.idDocNo)}</Said>
      {client.idDocNoKeptBecause && (
        <>
          {' '}
          <Said>{words.paper.person.idKept(client.idDocNoKeptBecause)}</Said>
        </>
      )}
    </>
  )
}

function PhoneLine({ phone }: { phone: Phone }) {
  const { words, label } = useTongue()
  const { safe, unsafe } = words.paper.person
  return (
    <>
      <Said>{mask(phone.number)}</Said>
      {words.paper.aside(label('phone_owner', phone.owner))}
      {phone.safeToCall !== undefined && <strong>{phone.safeToCall ? ` ${safe}` : ` ${unsafe}`}</strong>}
      {phone.reachable && (
        <>
          {' '}
          <Said>{phone.reachable}</Said>
        </>
      )}
    </>
  )
}

function workText({ employmentStatus, occupation, employer }: Client, { label, list }: Tongue): string {
  const parts = [employmentStatus && label('employment_status', employmentStatus), occupation, employer]
  return list(parts.filter((part) => part !== undefined))
}

function Household({ client }: { client: Client }) {
  const { words, label } = useTongue()
  const { person, household, yes, no } = words.paper
  if (client.household.length === 0) return null
  return (
    <Table
      caption={household}
      columns={[
        { head: person.name },
        { head: person.relation },
        { head: person.birthYear, number: true },
        { head: person.dependant },
        { head: person.note },
      ]}
    >
      {client.household.map((member, index) => (
        <tr key={index}>
          <th scope="row">
            <Said>{member.label}</Said>
          </th>
          <td>{label('household_relation', member.relation)}</td>
          <td className="number">{member.birthYear}</td>
          <td>{member.dependant === undefined ? '' : member.dependant ? yes : no}</td>
          <td>{member.note && <Said>{member.note}</Said>}</td>
        </tr>
      ))}
    </Table>
  )
}

/** What the client has agreed to, and what of it still holds. */
export function ConsentsPart({ file, today }: CaseSummary) {
  const tongue = useTongue()
  const { words, label, day } = tongue
  const { consents, consent, none } = words.paper
  return (
    <section>
      <h2>{consents}</h2>
      {file.consents.length === 0 && <p>{none}</p>}
      {file.consents.length > 0 && (
        <Table columns={[{ head: consent.what }, { head: consent.given, narrow: true }, { head: consent.scope }, { head: consent.state }]}>
          {file.consents.map((given, index) => (
            <tr key={index}>
              <th scope="row">{label('consent_type', given.type)}</th>
              <td className="narrow">
                {day(given.givenOn)} {label('consent_method', given.method)}
              </td>
              <td>{given.scope && <Said>{given.scope}</Said>}</td>
              <td>{stateOf(given, today, tongue)}</td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  )
}

function stateOf({ withdrawnOn, expiresOn }: Consent, today: string, { words, day }: Tongue): string {
  const { consent } = words.paper
  if (withdrawnOn) return consent.withdrawn(day(withdrawnOn))
  if (expiresOn) return expiresOn < today ? consent.expired(day(expiresOn)) : consent.expires(day(expiresOn))
  return consent.holds
}

/** Why the client cannot pay, in their own words. */
export function HardshipPart({ file }: { file: CaseFile }) {
  const { words, label, day, list } = useTongue()
  const { hardship: heading, causes, since, expectedEnd, none } = words.paper
  const { hardship } = file
  return (
    <section>
      <h2>{heading}</h2>
      {!hardship && <p>{none}</p>}
      {hardship && (
        <Facts>
          <Fact label={causes}>{list(hardship.causes.map((cause) => label('hardship_cause', cause)))}</Fact>
          <Fact label={since}>{hardship.startedOn && day(hardship.startedOn)}</Fact>
          <Fact label={expectedEnd}>{hardship.expectedEnd && day(hardship.expectedEnd)}</Fact>
        </Facts>
      )}
      {hardship?.narrative && (
        <p>
          <Said>{hardship.narrative}</Said>
        </p>
      )}
    </section>
  )
}
