/** Who works in the office and what each may do: added, given another role, removed. */
import { useContext, useEffect, useState } from 'react'
import { call } from '../../call.ts'
import type { OldBackup, PersonInfo } from '../../contract/requests.ts'
import type { EnumValue } from '../../domain/enums.ts'
import { useFormat, useLabel, useSentence, useWords } from '../../ui/language.tsx'
import { useMay } from '../../ui/may.tsx'
import { Button } from '../../ui/pieces.tsx'
import { T } from '../../ui/text.tsx'
import { useToast } from '../../ui/toast.tsx'
import { Section } from '../../ui/view.tsx'
import { ChoiceInPlace } from '../case/in-place.tsx'
import { useInstant } from '../case/verify/instant.ts'
import { useNavigation } from '../frame/navigation.tsx'
import { OfficeAgain, useOffice } from '../frame/shell.tsx'
import { AddPerson } from './add-person.tsx'
import { RemovePerson } from './remove-person.tsx'
import { NewKeysSaid } from './new-keys-said.tsx'

type Doing = 'nothing' | 'adding' | PersonInfo

/** The people: a table for administrators, names and roles for all the others. */
export function People() {
  const { people } = useWords()
  const { go } = useNavigation()
  const may = useMay('people.change')
  const [doing, setDoing] = useState<Doing>('nothing')
  const actions = doing === 'nothing' && (
    <>
      <Button needs="office.log" quiet keys="g l" onClick={() => go({ screen: 'log' })}>
        {people.openLog}
      </Button>
      <Button needs="people.add" quiet opens="person" onClick={() => setDoing('adding')}>
        {people.add}
      </Button>
    </>
  )
  return (
    <Section title={people.title} actions={actions}>
      <div className="stack tight">
        <p className="soft">{people.what}</p>
        {may ? <Team doing={doing} setDoing={setDoing} /> : <Names />}
        <p className="soft">{people.roles}</p>
      </div>
    </Section>
  )
}

function Names() {
  const label = useLabel()
  const { people } = useOffice()
  return (
    <ul className="lines">
      {people.map(({ key, name, role }) => (
        <li key={key}>
          <T>{name}</T> <span className="soft">{label('person_role', role)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Reads the people and shows what is being done with them. */
function Team({ doing, setDoing }: { doing: Doing; setDoing: (doing: Doing) => void }) {
  const { people } = useWords()
  const say = useToast()
  const again = useContext(OfficeAgain)
  const [list, setList] = useState<PersonInfo[] | null>(null)
  const [removed, setRemoved] = useState<{ name: string; backups: OldBackup[] } | null>(null)
  useEffect(() => {
    let current = true
    void call('office.people', {}).then((reply) => current && reply.ok && setList(reply.value))
    return () => {
      current = false
    }
  }, [])
  const put = (next: PersonInfo[], said?: string) => {
    setList(next)
    setDoing('nothing')
    again()
    if (said) say(said)
  }
  if (!list) return null
  const here = list.filter(({ removedAt }) => removedAt === null)
  return (
    <>
      <PeopleTable list={list} onPut={put} onRemove={setDoing} />
      {here.length === 1 && <p>{people.only}</p>}
      {doing === 'adding' && <AddPerson onAdded={(next, name) => put(next, people.added(name))} onLeave={() => setDoing('nothing')} />}
      {typeof doing === 'object' && (
        <RemovePerson
          key={doing.key}
          person={doing}
          others={here.filter(({ key }) => key !== doing.key)}
          onRemoved={({ people: next, backups }) => {
            setRemoved({ name: doing.name, backups })
            put(next)
          }}
          onLeave={() => setDoing('nothing')}
        />
      )}
      {removed && doing === 'nothing' && <NewKeysSaid said={people.removed(removed.name)} backups={removed.backups} />}
    </>
  )
}

interface TableProps {
  list: readonly PersonInfo[]
  onPut: (list: PersonInfo[], said?: string) => void
  onRemove: (person: PersonInfo) => void
}

function PeopleTable({ list, onPut, onRemove }: TableProps) {
  const { people, ui } = useWords()
  return (
    <table className="table people-table">
      <caption className="unseen">{people.title}</caption>
      <thead>
        <tr>
          <th scope="col">{people.name}</th>
          <th scope="col">{people.role}</th>
          <th scope="col">{people.since}</th>
          <th scope="col" className="number">
            {people.cases}
          </th>
          <th scope="col">
            <span className="unseen">{ui.remove}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {list.map((person) => (
          <PersonRow key={person.key} person={person} onPut={onPut} onRemove={() => onRemove(person)} />
        ))}
      </tbody>
    </table>
  )
}

function PersonRow({ person, onPut, onRemove }: { person: PersonInfo; onPut: TableProps['onPut']; onRemove: () => void }) {
  const { people, ui } = useWords()
  const label = useLabel()
  const format = useFormat()
  const sentence = useSentence()
  const instant = useInstant()
  const say = useToast()
  const { me } = useOffice()
  const { key, name, role, since, removedAt, cases } = person
  const change = async (to: EnumValue<'person_role'>) => {
    const reply = await call('people.change', { key, role: to })
    if (reply.ok) onPut(reply.value, people.roleSaid(name, label('person_role', to)))
    else say(sentence(reply.problem))
  }
  return (
    <tr>
      <th scope="row">
        <T>{name}</T> {key === me && <span className="soft">({people.you})</span>}
      </th>
      <td>
        {removedAt === null ? (
          <ChoiceInPlace
            needs="people.change"
            label={people.changeRole(name)}
            name="person_role"
            value={role}
            onChange={(to) => void change(to)}
          />
        ) : (
          <span className="soft">{people.removedOn(instant(removedAt).day)}</span>
        )}
      </td>
      <td>{instant(since).day}</td>
      <td className="number">{format.count(cases)}</td>
      <td className="list-actions">
        {removedAt === null && key !== me && (
          <Button needs="people.remove" quiet opens={`remove:${key}`} label={people.removeNamed(name)} onClick={onRemove}>
            {ui.remove}
          </Button>
        )}
      </td>
    </tr>
  )
}
