import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { auditEntries } from '../../db/audit.ts'
import { newPersonKey } from '../../db/office.ts'
import { LOWEST_COST } from '../../electron/vault/argon.ts'
import { writeOfficeKeys } from '../../electron/vault/key-file.ts'
import { copyOfKeys, peopleOf, withPerson } from '../../electron/vault/keys.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { openFiles } from '../../electron/vault/opening.ts'
import { openOffice, type Session } from '../../electron/vault/session.ts'
import { newCase } from './new-case.ts'
import { ask, fingerprint, handleFor, makeOffice, must, PASSPHRASE, PERSON, problemOf, scratch, unlock, vault } from './support.ts'

const OTHER = 'quite another passphrase'
const THIRD = 'a third one, hers alone'

interface Team {
  session: Session
  folder: string
  recoveryKey: string
  /** Keys of the three people: the administrator, a counselor, a reader. */
  wang: string
  chen: string
  lin: string
}

/** An office of three, open for its administrator. */
async function team(): Promise<Team> {
  const session = vault()
  const folder = join(scratch(), 'office')
  const recoveryKey = await makeOffice(session, folder)
  await must(session, 'people.add', { name: '陳志明', role: 'counselor', passphrase: OTHER })
  const [wang, chen, lin] = await must(session, 'people.add', { name: 'Lin Mei', role: 'reader', passphrase: THIRD })
  return { session, folder, recoveryKey, wang: wang!.key, chen: chen!.key, lin: lin!.key }
}

async function openedBy(folder: string, passphrase: string): Promise<string> {
  const session = vault()
  const reply = await unlock(session, folder, passphrase)
  lockOffice(session)
  return reply.ok ? reply.value.person : reply.problem.code
}

const entriesOf = (session: Session) =>
  auditEntries(openOffice(session).database.db, { from: 0, limit: 5 }).map(({ by, action, about, caseNo }) =>
    [by, action, about, ...(caseNo === undefined ? [] : [caseNo])].join(' '),
  )

test('each person opens the office with a passphrase of their own, and is who does what is done then', async () => {
  const { session, folder, chen } = await team()
  expect(entriesOf(session)[1]).toBe(`${PERSON} created person ${chen}`)
  lockOffice(session)
  expect(await must(session, 'office.glance', { handle: handleFor(session, folder) })).toEqual({
    people: [
      { key: expect.any(String), name: PERSON },
      { key: chen, name: '陳志明' },
      { key: expect.any(String), name: 'Lin Mei' },
    ],
  })
  expect(await unlock(session, folder, OTHER)).toMatchObject({ ok: true, value: { person: '陳志明', role: 'counselor', me: chen } })
  await must(session, 'case.create', newCase('2026-0001'))
  expect(entriesOf(session)[0]).toBe('陳志明 created case 2026-0001')
  lockOffice(session)
  expect(await openedBy(folder, THIRD)).toBe('Lin Mei')
  expect(await openedBy(folder, PASSPHRASE)).toBe(PERSON)
})

test('with a person named, only that person’s passphrase opens', async () => {
  const { session, folder, chen } = await team()
  lockOffice(session)
  const as = (person: string, passphrase: string) =>
    ask(session, 'office.unlock', { handle: handleFor(session, folder), person, secret: { passphrase } })
  expect(await as(chen, PASSPHRASE)).toMatchObject({ ok: false, problem: { code: 'office.wrongPassphrase' } })
  expect(await as('0123456789abcdef', OTHER)).toMatchObject({ ok: false, problem: { code: 'office.wrongPassphrase' } })
  expect(await as(chen, OTHER)).toMatchObject({ ok: true, value: { me: chen } })
})

test('what glancing at an office refuses, it refuses as opening it does', async () => {
  const { session, folder } = await team()
  const handle = handleFor(session, folder)
  expect(await problemOf(vault(), 'office.glance', { handle: 'an-unknown-handle' })).toEqual({ code: 'handle.unknown' })
  const other = vault()
  expect((await problemOf(other, 'office.glance', { handle: handleFor(other, folder) })).code).toBe('office.inUse')
  lockOffice(session)
  expect((await problemOf(session, 'office.glance', { handle: handleFor(session, scratch()) })).code).toBe('office.notAnOffice')
  expect((await must(session, 'office.glance', { handle })).people).toHaveLength(3)
})

test('a name is given once and for ever, and a passphrase is neither common nor a name', async () => {
  const { session, chen } = await team()
  const add = (name: string, passphrase: string) => problemOf(session, 'people.add', { name, role: 'counselor', passphrase })
  expect(await add(' 陳志明 ', 'another passphrase!')).toEqual({ code: 'person.nameTaken', field: 'name' })
  await must(session, 'people.remove', { key: chen, casesTo: null, passphrase: PASSPHRASE })
  expect(await add('陳志明', 'another passphrase!')).toEqual({ code: 'person.nameTaken', field: 'name' })
  for (const common of ['password 12345', 'PasswordPassword', 'abcabcabcabcabc', '000000000000', '123412341234', 'Qwertyuiop123'])
    expect(await add('Zhou', common), common).toEqual({ code: 'passphrase.common', field: 'passphrase' })
  expect(await add('Zhou Li', 'my zhouli passphrase')).toEqual({ code: 'passphrase.ownName', field: 'passphrase' })
  expect(await add('Zhou Li', 'the OFFICE passphrase')).toEqual({ code: 'passphrase.ownName', field: 'passphrase' })
})

test('the last administrator keeps the role and cannot be removed; nobody removes themselves', async () => {
  const { session, wang, chen } = await team()
  const remove = (key: string, casesTo: string | null = null) =>
    problemOf(session, 'people.remove', { key, casesTo, passphrase: PASSPHRASE })
  expect(await problemOf(session, 'people.change', { key: wang, role: 'counselor' })).toEqual({ code: 'person.lastAdministrator' })
  expect((await remove(wang)).code).toBe('person.yourself')
  expect((await remove('0123456789abcdef')).code).toBe('person.unknown')
  expect((await remove(chen, chen)).code).toBe('person.casesToThemselves')
  expect((await remove(chen, '0123456789abcdef')).code).toBe('person.unknown')
  await must(session, 'people.change', { key: chen, role: 'administrator' })
  await must(session, 'people.change', { key: wang, role: 'counselor' })
  expect(await must(session, 'office.state', {})).toMatchObject({ role: 'counselor' })
  expect((await problemOf(session, 'people.change', { key: wang, role: 'administrator' })).code).toBe('request.notAllowed')
})

test('only administrators change who works here and the keys; everybody changes their own passphrase', async () => {
  const { session, folder, lin } = await team()
  lockOffice(session)
  await unlock(session, folder, OTHER)
  expect((await problemOf(session, 'people.add', { name: 'Zhou', role: 'reader', passphrase: 'another passphrase!' })).code).toBe(
    'request.notAllowed',
  )
  expect((await problemOf(session, 'people.remove', { key: lin, casesTo: null, passphrase: OTHER })).code).toBe('request.notAllowed')
  expect((await problemOf(session, 'keys.rotate', { passphrase: OTHER })).code).toBe('request.notAllowed')
  expect((await problemOf(session, 'recovery.renew', { passphrase: OTHER })).code).toBe('request.notAllowed')
  lockOffice(session)
  await unlock(session, folder, THIRD)
  expect(await problemOf(session, 'passphrase.change', { now: OTHER, next: 'another passphrase!' })).toEqual({
    code: 'office.wrongPassphrase',
    field: 'now',
  })
  expect(await problemOf(session, 'passphrase.change', { now: THIRD, next: 'my linmei passphrase' })).toEqual({
    code: 'passphrase.ownName',
    field: 'next',
  })
  await must(session, 'passphrase.change', { now: THIRD, next: 'another passphrase!' })
  expect(entriesOf(session)[0]).toBe('Lin Mei updated passphrase')
  lockOffice(session)
  expect(await openedBy(folder, THIRD)).toBe('office.wrongPassphrase')
  expect(await openedBy(folder, 'another passphrase!')).toBe('Lin Mei')
  expect(await openedBy(folder, OTHER)).toBe('陳志明')
})

test('who is removed opens nothing any more, and their cases are somebody else’s; the office stays open under new keys', async () => {
  const { session, folder, recoveryKey, wang, chen, lin } = await team()
  for (const caseNo of ['2026-0001', '2026-0002', '2026-0003']) await must(session, 'case.create', newCase(caseNo))
  await must(session, 'case.assign', { caseNo: '2026-0001', assignedTo: chen, deputy: lin })
  await must(session, 'case.assign', { caseNo: '2026-0002', assignedTo: lin, deputy: chen })
  expect(await problemOf(session, 'people.remove', { key: chen, casesTo: lin, passphrase: OTHER })).toEqual({
    code: 'office.wrongPassphrase',
    field: 'passphrase',
  })
  const steps: number[] = []
  const { people, backups } = await must(
    session,
    'people.remove',
    { key: chen, casesTo: lin, passphrase: PASSPHRASE },
    { progress: (done, total) => void steps.push(done / total) },
  )
  expect(backups).toEqual([])
  expect(steps).toEqual([0, 0.25, 0.5, 0.75, 1])
  expect(people.map(({ key, removedAt, cases }) => [key, removedAt !== null, cases])).toEqual([
    [wang, false, 1],
    [chen, true, 0],
    [lin, false, 2],
  ])
  expect(await must(session, 'case.people', { caseNo: '2026-0001' })).toEqual({ assignedTo: lin, deputy: lin })
  expect(await must(session, 'case.people', { caseNo: '2026-0002' })).toEqual({ assignedTo: lin, deputy: null })
  expect(entriesOf(session).toReversed().slice(-3)).toEqual([
    `${PERSON} deleted person ${chen}`,
    `${PERSON} updated assignment 2026-0001`,
    `${PERSON} updated assignment 2026-0002`,
  ])
  expect(peopleOf(openOffice(session).file).map(({ key }) => key)).toEqual([wang, lin])
  await must(session, 'case.create', newCase('2026-0004'))
  expect(await must(session, 'office.check', {})).toMatchObject({ ok: true })
  lockOffice(session)
  expect(await openedBy(folder, OTHER)).toBe('office.wrongPassphrase')
  for (const [passphrase, name] of [
    [PASSPHRASE, PERSON],
    [THIRD, 'Lin Mei'],
  ] as const)
    expect(await openedBy(folder, passphrase)).toBe(name)
  const glance = await must(session, 'office.glance', { handle: handleFor(session, folder) })
  expect(glance.people.map(({ key }) => key)).toEqual([wang, lin])
  const handle = handleFor(session, folder)
  const secret = { recoveryKey, newPassphrase: 'after the recovery key' }
  expect(await ask(session, 'office.unlock', { handle, secret })).toMatchObject({
    ok: true,
    value: { person: PERSON, counts: { cases: 4 } },
  })
})

test('a passphrase that costs too little on this computer is made dearer when it is used, without a word', async () => {
  const { session, folder } = await team()
  lockOffice(session)
  const costs = () => openOffice(session).file.slots.map(({ header: { kdf } }) => (kdf.name === 'argon2id' ? kdf.t : null))
  session.around.leastCost = { ...LOWEST_COST, t: 4 }
  session.around.cost = () => Promise.resolve({ ...LOWEST_COST, t: 5 })
  await unlock(session, folder, OTHER)
  expect(costs()).toEqual([3, null, 3, 5])
  lockOffice(session)
  const before = fingerprint(folder)['vault.keys']
  expect(await unlock(session, folder, OTHER)).toMatchObject({ ok: true, value: { person: '陳志明', notices: [] } })
  lockOffice(session)
  expect(fingerprint(folder)['vault.keys']).toBe(before)
})

test('somebody whose adding a crash cut off is nobody: the slot opens nothing and is gone after the next opening', async () => {
  const { session, folder } = await team()
  const { file, keys } = openOffice(session)
  const cutOff = await withPerson(file, keys, { key: newPersonKey(), name: 'Zhou' }, 'another passphrase!', LOWEST_COST)
  lockOffice(session)
  writeOfficeKeys(folder, cutOff)
  expect(await openedBy(folder, 'another passphrase!')).toBe('office.wrongPassphrase')
  expect(await openedBy(folder, PASSPHRASE)).toBe(PERSON)
  expect((await must(session, 'office.glance', { handle: handleFor(session, folder) })).people).toHaveLength(3)
  expect((await unlock(session, folder)).ok).toBe(true)
  await must(session, 'people.add', { name: 'Zhou', role: 'reader', passphrase: 'another passphrase!' })
})

test('keys that another program has changed since they were read open nothing', async () => {
  const { session, folder } = await team()
  const { file, me } = openOffice(session)
  const keys = copyOfKeys(openOffice(session).keys)
  await must(session, 'passphrase.change', { now: PASSPHRASE, next: 'another passphrase!' })
  lockOffice(session)
  const open = () => openFiles(session, folder, { file, keys: copyOfKeys(keys), who: () => me })
  expect(open).toThrow('office.inUse')
  await unlock(session, folder, 'another passphrase!')
  await must(session, 'keys.rotate', { passphrase: 'another passphrase!' })
  lockOffice(session)
  expect(open).toThrow('office.inUse')
})

test('the keys are changed without anybody leaving, again and again', async () => {
  const { session, folder } = await team()
  await must(session, 'case.create', newCase('2026-0001'))
  for (const epoch of [2, 3, 4]) {
    await must(session, 'keys.rotate', { passphrase: PASSPHRASE })
    expect(openOffice(session).file.epoch).toBe(epoch)
    expect(entriesOf(session)[0]).toBe(`${PERSON} updated keys`)
  }
  lockOffice(session)
  expect(await openedBy(folder, OTHER)).toBe('陳志明')
  expect(readFileSync(join(folder, 'vault.keys'), 'utf8')).toBe(readFileSync(join(folder, 'vault.keys.copy'), 'utf8'))
})

test('a new recovery key counts once two of its groups were typed back, and the old one until then', async () => {
  const { session, folder, recoveryKey } = await team()
  expect((await problemOf(session, 'recovery.confirm', { groups: [] })).code).toBe('recovery.notBegun')
  const { recoveryKey: renewed, ask: asked } = await must(session, 'recovery.renew', { passphrase: PASSPHRASE })
  const target = join(folder, '..', 'sheet.txt')
  await must(session, 'office.saveRecovery', { handle: handleFor(session, target) })
  expect(readFileSync(target, 'utf8')).toContain(renewed)
  const groups = asked.map((index) => ({ index, text: renewed.split('-')[index] ?? '' }))
  expect((await problemOf(session, 'recovery.confirm', { groups: groups.slice(1) })).code).toBe('office.recoveryWrong')
  const recover = async (key: string) => {
    lockOffice(session)
    const secret = { recoveryKey: key, newPassphrase: 'after the recovery key' }
    const reply = await ask(session, 'office.unlock', { handle: handleFor(session, folder), secret })
    return reply.ok ? 'opened' : reply.problem.code
  }
  expect(await recover(renewed)).toBe('office.recoveryWrong')
  expect(await recover(recoveryKey)).toBe('opened')
  const again = await must(session, 'recovery.renew', { passphrase: 'after the recovery key' })
  await must(session, 'recovery.confirm', {
    groups: again.ask.map((index) => ({ index, text: again.recoveryKey.split('-')[index] ?? '' })),
  })
  expect(entriesOf(session)[0]).toBe(`${PERSON} updated recovery`)
  expect(await recover(recoveryKey)).toBe('office.recoveryWrong')
  expect(await recover(again.recoveryKey)).toBe('opened')
})

test('the recovery key gives the new passphrase to an administrator: the one that is named, or else the first', async () => {
  const { session, folder, recoveryKey, wang, chen, lin } = await team()
  await must(session, 'people.change', { key: chen, role: 'administrator' })
  const recover = async (person: string | undefined, newPassphrase: string) => {
    lockOffice(session)
    const secret = { recoveryKey, newPassphrase }
    return ask(session, 'office.unlock', { handle: handleFor(session, folder), ...(person !== undefined && { person }), secret })
  }
  expect(await recover(lin, 'after the recovery key')).toMatchObject({ ok: false, problem: { code: 'person.notAdministrator' } })
  expect(await recover(undefined, 'password 12345')).toMatchObject({
    ok: false,
    problem: { code: 'passphrase.common', field: 'secret.newPassphrase' },
  })
  expect(await recover(chen, 'after the recovery key')).toMatchObject({ ok: true, value: { me: chen } })
  expect(entriesOf(session)[0]).toMatch(/ updated passphrase recovery$/)
  lockOffice(session)
  expect(await openedBy(folder, PASSPHRASE)).toBe(PERSON)
  expect(await openedBy(folder, OTHER)).toBe('office.wrongPassphrase')
  expect(await recover(undefined, 'and once more with it')).toMatchObject({ ok: true, value: { me: wang } })
  lockOffice(session)
  expect(await openedBy(folder, PASSPHRASE)).toBe('office.wrongPassphrase')
})
