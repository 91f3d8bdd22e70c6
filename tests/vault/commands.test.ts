import { chmodSync, closeSync, existsSync, openSync, readFileSync, readdirSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { auditEntries } from '../../db/audit.ts'
import { readCommand } from '../../electron/command-line.ts'
import { runCommand } from '../../electron/commands.ts'
import { LOWEST_COST } from '../../electron/vault/argon.ts'
import { openOffice } from '../../electron/vault/session.ts'
import { wordsOf } from '../../src/words/words.ts'
import { fingerprint, PASSPHRASE, scratch, unlock, vault } from './support.ts'

interface Run {
  code: number
  out: string
  err: string
}

/** A folder with a passphrase file, and a way to run commands on the office in it. */
function place(env: NodeJS.ProcessEnv = {}, terminal = false) {
  const folder = scratch()
  const path = (name: string) => join(folder, name)
  writeFileSync(path('pass.txt'), `${PASSPHRASE}\n`)
  async function run(...argv: string[]): Promise<Run> {
    const said: Run = { code: -1, out: '', err: '' }
    said.code = await runCommand(argv, {
      env,
      out: (text) => void (said.out += text),
      err: (text) => void (said.err += text),
      terminal,
      around: { cost: () => Promise.resolve(LOWEST_COST) },
    })
    return said
  }
  const office = (...argv: string[]) => run(...argv, '--office', path('office'), '--passphrase-file', path('pass.txt'))
  return { path, run, office }
}

const twoCases = join(import.meta.dirname, '..', '..', 'src', 'domain', 'sample', 'two-cases.json')
const cases = (path: string) => (JSON.parse(readFileSync(path, 'utf8')) as { cases: { caseNo: string }[] }).cases

test('create makes an office and prints nothing but its recovery key', async () => {
  const { path, office } = place()
  const run = await office('create')
  expect(run).toEqual({ code: 0, out: expect.stringMatching(/^([0-9A-Z]{5}-){10}[0-9A-Z]{5}\n$/), err: '' })
  expect(readdirSync(path('office')).toSorted()).toEqual(['documents', 'vault.anchor', 'vault.db', 'vault.keys', 'vault.keys.copy'])
  const session = vault()
  session.handles.set('the-folder-of-the-test', path('office'))
  expect(await unlock(session, path('office'))).toMatchObject({ ok: true, value: { counts: { cases: 0 } } })
})

test('create --recovery-out writes the key to a file of mode 0600, says so and prints nothing', async () => {
  const { path, office } = place()
  const run = await office('create', '--recovery-out', path('key.txt'))
  expect(run).toEqual({ code: 0, out: '', err: `${path('key.txt')}: ${wordsOf('en').commands.plainFile}\n` })
  expect(readFileSync(path('key.txt'), 'utf8')).toMatch(/([0-9A-Z]{5}-){10}[0-9A-Z]{5}/)
  expect(statSync(path('key.txt')).mode & 0o777).toBe(0o600)
})

test('create --sample fills the office with generated cases, the same for the same seed', async () => {
  const listOf = async () => {
    const { office } = place()
    expect((await office('create', '--sample', '40', '--seed', '1', '--today', '2026-11-22')).code).toBe(0)
    const report = await office('check', '--json')
    expect(report.code).toBe(0)
    expect(JSON.parse(report.out)).toMatchObject({ ok: true, counts: { cases: 40 }, documents: { ok: true } })
    return JSON.parse((await office('list', '--json')).out) as { caseNo: string; name: string }[]
  }
  const list = await listOf()
  expect(list).toHaveLength(40)
  expect(Object.keys(list[0] ?? {})).toEqual(['caseNo', 'name', 'status', 'evidenceLevel', 'nextDate', 'owedBy'])
  expect(await listOf()).toEqual(list)
})

test('what is imported comes back in the export, byte for byte of its documents; both are entries in the log', async () => {
  const { path, office } = place()
  await office('create')
  expect(await office('import', '--in', twoCases)).toEqual({ code: 0, out: '', err: '' })
  expect(await office('export', '--out', path('out.json'), '--today', '2026-11-22')).toEqual({
    code: 0,
    out: '',
    err: `${path('out.json')}: ${wordsOf('en').commands.plainFile}\n`,
  })
  expect(statSync(path('out.json')).mode & 0o777).toBe(0o600)
  const byNumber = (file: string) => cases(file).toSorted((a, b) => a.caseNo.localeCompare(b.caseNo))
  expect(byNumber(path('out.json'))).toEqual(byNumber(twoCases))
  const session = vault()
  await unlock(session, path('office'))
  const actions = auditEntries(openOffice(session).database.db, { from: 0, limit: 3 }).map(({ action, about }) => `${action} ${about}`)
  expect(actions[0]).toBe('exported all cases')
  expect(actions.slice(1).every((entry) => entry.startsWith('imported case'))).toBe(true)
})

test('export --case writes that case alone, and an unknown one is refused', async () => {
  const { path, office } = place()
  await office('create')
  await office('import', '--in', twoCases)
  expect((await office('export', '--out', path('one.json'), '--case', '2026-0001')).code).toBe(0)
  expect(cases(path('one.json')).map(({ caseNo }) => caseNo)).toEqual(['2026-0001'])
  const refused = await office('export', '--out', path('none.json'), '--case', '1999-1')
  expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('1999-1') })
  expect(existsSync(path('none.json'))).toBe(false)
})

test('an import that is refused changes nothing and leaves no document behind', async () => {
  const { path, office } = place()
  await office('create')
  await office('import', '--in', twoCases)
  const before = readdirSync(path('office/documents')).toSorted()
  const again = await office('import', '--in', twoCases)
  expect(again).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/2026-000\d/) })
  expect(again.err.trimEnd().split('\n')).toHaveLength(1)
  writeFileSync(path('cut.json'), readFileSync(twoCases, 'utf8').slice(0, 900))
  const cut = await office('import', '--in', path('cut.json'))
  expect(cut).toMatchObject({ code: 1, err: expect.stringContaining(path('cut.json')) })
  expect((await office('import', '--in', path('nowhere.json'))).err).toBe(
    `${path('nowhere.json')}: ${wordsOf('en').problems['file.notReadable']()}\n`,
  )
  expect(readdirSync(path('office/documents')).toSorted()).toEqual(before)
  expect(JSON.parse((await office('list', '--json')).out)).toHaveLength(2)
})

test('check tells what is damaged and ends with 1', async () => {
  const { path, office } = place()
  await office('create')
  await office('import', '--in', twoCases)
  const [name = ''] = readdirSync(path('office/documents'))
  writeFileSync(join(path('office/documents'), name), 'damaged')
  const run = await office('check', '--json')
  expect(run.code).toBe(1)
  expect(JSON.parse(run.out)).toMatchObject({ ok: false, integrity: { ok: true }, chain: { ok: true }, documents: { ok: false, count: 4 } })
  expect(run.err).toBe(`${path('office')}: ${wordsOf('en').commands.damaged}\n`)
})

test('check of a database that cannot be opened is still one object, and nothing is changed', async () => {
  const { path, office } = place()
  await office('create')
  const file = openSync(path('office/vault.db'), 'r+')
  writeSync(file, Buffer.from([0, 1, 2]), 0, 3, 50)
  closeSync(file)
  const before = fingerprint(path('office'))
  const run = await office('check', '--json')
  const sentence = wordsOf('en').problems['office.damaged']()
  expect(run).toMatchObject({ code: 1, err: `${path('office')}: ${sentence}\n` })
  expect(JSON.parse(run.out)).toMatchObject({
    ok: false,
    integrity: { ok: false, problems: [sentence] },
    chain: { ok: false },
    documents: { ok: false },
  })
  expect(fingerprint(path('office'))).toEqual(before)
})

test.each([
  [{}, 'en'],
  [{ LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
  [{ LANG: 'zh_TW.UTF-8' }, 'zh-TW'],
  [{ LANG: 'zh_HK.UTF-8' }, 'zh-TW'],
  [{ LANG: 'de_DE.UTF-8' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'zh_TW.UTF-8' }, 'zh-TW'],
] as const)('a refusal is one sentence with its place, in the language of %j', async (env, language) => {
  const { path, office } = place(env)
  await office('create')
  writeFileSync(path('pass.txt'), 'some other passphrase')
  const before = fingerprint(path('office'))
  expect(await office('list', '--json')).toEqual({
    code: 1,
    out: '',
    err: `${path('office')}: ${wordsOf(language).problems['office.wrongPassphrase']()}\n`,
  })
  expect(fingerprint(path('office'))).toEqual(before)
})

test('creating where something is, and without a readable passphrase, is refused', async () => {
  const { path, office } = place()
  await office('create')
  expect((await office('create')).err).toContain(wordsOf('en').problems['office.folderNotEmpty']())
  writeFileSync(path('pass.txt'), 'short')
  expect((await office('create')).err).toContain(wordsOf('en').problems['passphrase.tooShort']())
  const run = await runCommand(['list', '--json', '--office', path('office'), '--passphrase-file', path('none')], {
    env: {},
    out: () => {},
    err: (text) => expect(text).toBe(`${path('none')}: ${wordsOf('en').problems['file.notReadable']()}\n`),
    terminal: false,
  })
  expect(run).toBe(1)
})

test('long work shows how far it is on a terminal only, and clears its line', async () => {
  const { office } = place({}, true)
  const run = await office('create', '--sample', '4', '--today', '2026-11-22')
  expect(run.err).toMatch(/\roffice 100 %.*\r +\r$/s)
  const quiet = place()
  expect((await quiet.office('create', '--sample', '4', '--today', '2026-11-22')).err).toBe('')
})

const say = wordsOf('en').commands
const needed = ['--office', 'x', '--passphrase-file', 'y']
test.each([
  [[], say.noCommand],
  [['--office', 'x'], say.noCommand],
  [['destroy', ...needed], say.unknownCommand('destroy')],
  [['toString', ...needed], say.unknownCommand('toString')],
  [['list', '--json', '--all', ...needed], say.unknownOption('--all')],
  [['list', '--json', '--__proto__', 'x', ...needed], say.unknownOption('--__proto__')],
  [['create', '--sampel', '40', ...needed], say.unknownOption('--sampel')],
  [['list', ...needed], say.missingOption('--json')],
  [['list', '--json', '--passphrase-file', 'y'], say.missingOption('--office')],
  [['export', ...needed], say.missingOption('--out')],
  [['export', '--out', ...needed], say.missingValue('--out')],
  [['export', ...needed, '--out'], say.missingValue('--out')],
  [['export', '--out', 'a', '--out', 'b', ...needed], say.twice('--out')],
  [['export', '--out', 'a', '--today', '2026-02-30', ...needed], say.wrongValue('--today')],
  [['create', '--sample', 'many', ...needed], say.wrongValue('--sample')],
  [['list', '--json=no', ...needed], say.wrongValue('--json')],
  [['list', '--json', 'office', ...needed], say.strayWord('office')],
] as const)('wrong use: %j', async (argv, sentence) => {
  expect(readCommand(argv, wordsOf('en'))).toEqual({ ok: false, sentence })
  const err: string[] = []
  const code = await runCommand(argv, { env: {}, out: () => expect.unreachable(), err: (text) => void err.push(text), terminal: false })
  expect(code).toBe(2)
  expect(err.join('')).toBe(`${sentence}\n\n${say.usage}\n`)
})

test('a file is not written over the office, nor where nothing may be written', async () => {
  const { path, office } = place()
  await office('create')
  expect(await office('export', '--out', path('office/vault.keys'))).toMatchObject({
    code: 1,
    err: expect.stringContaining(path('office/vault.keys')),
  })
  expect(await office('export', '--out', path('no/where.json'))).toMatchObject({ code: 1 })
  chmodSync(path('office'), 0o700)
  expect((await office('check', '--json')).code).toBe(0)
})

test('backup prints on its last line what restore --from takes; the office comes back by passphrase and by recovery key', async () => {
  const { path, run, office } = place()
  await office('create', '--recovery-out', path('key.txt'))
  await office('import', '--in', twoCases)
  const made = await office('backup', '--to', path('disk'))
  expect(made).toMatchObject({ code: 0, err: `${path('disk')}: ${wordsOf('en').commands.sameDisk}\n` })
  const from = made.out.trimEnd().split('\n').at(-1)!
  expect(readdirSync(from).toSorted()).toEqual(['manifest.json', 'vault.db', 'vault.keys'])
  for (const [name, secret] of [
    ['one', ['--passphrase-file', path('pass.txt')]],
    ['two', ['--recovery-file', path('key.txt')]],
  ] as const) {
    const restored = await run('restore', '--from', from, '--to', path(name), ...secret)
    expect(restored).toMatchObject({ code: 0, err: '' })
    expect(restored.out).toBe(`${wordsOf('en').commands.restored(2, 4, 0)}\n${path(name)}\n`)
    expect(await run('verify', '--office', path(name), '--deep', '--passphrase-file', path('pass.txt'))).toMatchObject({ code: 0 })
  }
  expect(await run('restore', '--from', path('disk'), '--to', path('one'), '--recovery-file', path('key.txt'))).toMatchObject({
    code: 1,
    out: '',
  })
  expect(await run('restore', '--from', from, '--to', path('three'))).toMatchObject({ code: 2, out: '' })
})

test('verify names what is damaged in an office or in a backup, without --deep also without a passphrase for a backup', async () => {
  const { path, run, office } = place()
  await office('create')
  await office('import', '--in', twoCases)
  const from = (await office('backup', '--to', path('disk'))).out.trimEnd().split('\n').at(-1)!
  const secret = ['--passphrase-file', path('pass.txt')]
  const whole = { code: 0, out: `${wordsOf('en').commands.whole}\n`, err: '' }
  expect(await run('verify', '--office', from)).toEqual(whole)
  expect(await run('verify', '--office', from, '--deep', ...secret)).toEqual(whole)
  const report = await run('verify', '--office', path('disk'), '--json')
  expect(JSON.parse(report.out)).toMatchObject({ ok: true, deep: false, problems: [] })
  const documents = join(path('office'), 'documents')
  flip(join(documents, readdirSync(documents)[0] ?? ''))
  expect(await run('verify', '--office', path('office'), ...secret)).toEqual(whole)
  expect(await run('verify', '--office', path('office'), '--deep', ...secret)).toMatchObject({
    code: 1,
    out: expect.stringMatching(/^\S+\/\w+\n$/) as string,
  })
  flip(join(from, 'vault.db'))
  expect(await run('verify', '--office', from)).toMatchObject({ code: 1, out: 'vault.db: changed\n' })
  expect(await run('verify', '--office', path('office'))).toMatchObject({ code: 2, out: '' })
})

function flip(path: string): void {
  const bytes = readFileSync(path)
  bytes[bytes.length >> 1] = bytes[bytes.length >> 1]! ^ 1
  writeFileSync(path, bytes)
}
