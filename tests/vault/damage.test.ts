import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockOffice } from '../../electron/vault/life.ts'
import type { Session } from '../../electron/vault/session.ts'
import type { Day } from '../../src/domain/case-file.ts'
import { problems } from '../../src/words/areas/problems.ts'
import { damagePage, rootOf } from './damaged.ts'
import { newCase, newContact } from './new-case.ts'
import { fingerprint, handleFor, makeOffice, must, PASSPHRASE, PERSON, scratch, unlock, vault } from './support.ts'

const caseNo = '2026-0001'
const secret = { passphrase: PASSPHRASE }

interface LockedOffice {
  folder: string
  recoveryKey: string
}

/** An office with two cases and a document, locked. */
async function lockedOffice(): Promise<LockedOffice> {
  const session = vault()
  const folder = join(scratch(), 'office')
  const recoveryKey = await makeOffice(session, folder)
  for (const no of [caseNo, '2026-0002']) await must(session, 'case.create', newCase(no))
  await must(session, 'contact.add', { caseNo, entry: newContact('d1', '银行答应分期') })
  const letter = join(folder, '..', 'letter.txt')
  writeFileSync(letter, '还款协议')
  const documents = [{ type: 'written_confirmation' as const, receivedOn: '2026-03-20' as Day }]
  await must(session, 'document.add', { caseNo, documents }, { files: [letter] })
  lockOffice(session)
  return { folder, recoveryKey }
}

/** As after a crash: pages are then checked before the office is opened. */
async function crashed(folder: string, leave: (session: Session) => Promise<void> = () => Promise.resolve()): Promise<void> {
  const session = vault()
  await unlock(session, folder)
  await leave(session)
  const copy = join(folder, '..', 'as it stood')
  cpSync(folder, copy, { recursive: true })
  lockOffice(session)
  rmSync(folder, { recursive: true })
  cpSync(copy, folder, { recursive: true })
  rmSync(copy, { recursive: true })
}

const causes: [code: string, spoil: (office: LockedOffice) => Promise<void> | void, passphrase?: string][] = [
  ['office.wrongPassphrase', () => undefined, 'not the passphrase at all'],
  [
    'office.keysDamaged',
    ({ folder }) => ['vault.keys', 'vault.keys.copy'].forEach((name) => writeFileSync(join(folder, name), '{"slots":')),
  ],
  ['office.damaged', ({ folder }) => damagePage(folder, 1)],
  [
    'office.newerVersion',
    ({ folder }) => {
      const { sha256: _, ...content } = JSON.parse(readFileSync(join(folder, 'vault.keys'), 'utf8')) as Record<string, unknown>
      const newer = { ...content, schema: 99 }
      const sha256 = createHash('sha256').update(JSON.stringify(newer)).digest('hex')
      writeFileSync(join(folder, 'vault.keys'), `${JSON.stringify({ ...newer, sha256 }, null, 1)}\n`)
    },
  ],
]

test.each(causes)('%s: its own sentence, and nothing in the folder is changed', async (code, spoil, passphrase = PASSPHRASE) => {
  const office = await lockedOffice()
  await spoil(office)
  const before = fingerprint(office.folder)
  const reply = await unlock(vault(), office.folder, passphrase)
  expect(reply.ok ? 'opened' : reply.problem.code).toBe(code)
  expect(fingerprint(office.folder)).toEqual(before)
})

test('pages damaged where the program was not closed in order are found before anything is opened, and nothing is changed', async () => {
  const { folder } = await lockedOffice()
  const page = await rootOf(folder, 'contact_entries')
  await crashed(folder)
  damagePage(folder, page)
  const before = fingerprint(folder)
  expect(await unlock(vault(), folder)).toMatchObject({ ok: false, problem: { code: 'office.damaged' } })
  expect(fingerprint(folder)).toEqual(before)
})

test('a missing tail: the office opens and says how many entries are gone and when the last of them were saved', async () => {
  const { folder } = await lockedOffice()
  const earlier = readFileSync(join(folder, 'vault.db'))
  await crashed(folder, async (session) => {
    await must(session, 'contact.add', { caseNo, entry: newContact('d1', '第二次') })
    await must(session, 'contact.add', { caseNo, entry: newContact('d1', '第三次') })
  })
  writeFileSync(join(folder, 'vault.db'), earlier)
  rmSync(join(folder, 'vault.db-wal'))
  const reply = await unlock(vault(), folder)
  const notice = reply.ok ? reply.value.notices.find(({ code }) => code === 'office.entriesMissing') : undefined
  expect(notice?.params?.['count']).toBeGreaterThanOrEqual(2)
  expect(
    String(notice?.params?.['times'])
      .split(', ')
      .every((time) => /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(time)),
  ).toBe(true)
  expect(problems.en['office.entriesMissing'](notice!.params!)).toContain(String(notice?.params?.['times']))
})

test('held by another: who, and since when; nothing is changed', async () => {
  const { folder } = await lockedOffice()
  const child = spawn(process.execPath, [join(import.meta.dirname, 'unlock-child.ts'), folder, PASSPHRASE], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  try {
    const [said] = (await once(child.stdout, 'data')) as [Buffer]
    expect(String(said).trim()).toBe('open')
    expect(await unlock(vault(), folder)).toMatchObject({ ok: false, problem: { code: 'office.inUse', params: { person: PERSON } } })
    // To look inside nobody has to wait: what has been saved is copied as it stands.
    const session = vault()
    const state = await must(session, 'office.lookInside', { handle: handleFor(session, folder), secret })
    expect(state).toMatchObject({ open: true, readOnly: true, label: 'office', counts: { cases: 2 } })
    lockOffice(session)
  } finally {
    child.stdin.end()
    await once(child, 'exit')
  }
})

// A small disk in memory, in a room of its own, as Linux has them.
if (process.platform === 'linux')
  test('a full disk: its own sentence, and nothing in the folder is changed', async () => {
    const { folder } = await lockedOffice()
    const disk = join(folder, '..', 'small disk')
    mkdirSync(disk)
    const child = [process.execPath, join(import.meta.dirname, 'unlock-child.ts'), join(disk, 'office'), PASSPHRASE]
    const script = [
      `mount -t tmpfs -o size=4m tmpfs "$0" && cp -a "$1" "$0/office" && cd "$0"`,
      `sum() { find office -type f | sort | xargs sha256sum; }`,
      `cat /dev/zero > full 2>/dev/null; sum > /tmp/before.$$ ; shift; "$@" < /dev/null; sum | cmp - /tmp/before.$$ && echo unchanged; rm /tmp/before.$$`,
    ].join('\n')
    const flags = process.getuid?.() === 0 ? ['-m'] : ['-rm']
    const said = execFileSync('unshare', [...flags, 'sh', '-c', script, disk, folder, ...child], { encoding: 'utf8' })
    expect(said.trim().split('\n')).toEqual(['office.diskFull', 'unchanged'])
  })

test('the seven sentences differ in every language', () => {
  const codes = ['wrongPassphrase', 'keysDamaged', 'damaged', 'entriesMissing', 'newerVersion', 'inUse', 'diskFull'] as const
  for (const words of [problems.en, problems.zhCN, problems.zhTW]) {
    const sentences = codes.map((code) => words[`office.${code}`]({ count: 3, times: '', person: '', since: '' }))
    expect(new Set(sentences).size).toBe(codes.length)
  }
})
