import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCommand } from '../../electron/commands.ts'
import { LOWEST_COST } from '../../electron/vault/argon.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { openOffice } from '../../electron/vault/session.ts'
import { wordsOf } from '../../src/words/words.ts'
import { handleFor, makeOffice, must, PASSPHRASE, PERSON, scratch, unlock, vault } from './support.ts'

const OTHER = 'quite another passphrase'

/** An office of two, and a way to run commands on it with the passphrase of one of them. */
async function place() {
  const session = vault()
  const path = (name: string) => join(folder, name)
  const folder = scratch()
  await makeOffice(session, path('office'))
  await must(session, 'people.add', { name: '陳志明', role: 'counselor', passphrase: OTHER })
  async function office(passphrase: string, ...argv: string[]) {
    writeFileSync(path('pass.txt'), `${passphrase}\n`)
    const said = { code: -1, out: '', err: '' }
    said.code = await runCommand([...argv, '--office', path('office'), '--passphrase-file', path('pass.txt')], {
      env: {},
      out: (text) => void (said.out += text),
      err: (text) => void (said.err += text),
      terminal: false,
      around: { cost: () => Promise.resolve(LOWEST_COST) },
    })
    return said
  }
  return { session, path, office }
}

test('rotate changes the keys and names the backups that still open with the old ones', async () => {
  const { session, path, office } = await place()
  mkdirSync(path('disk'))
  const { name } = await must(session, 'backup.now', { handle: handleFor(session, path('disk')) })
  lockOffice(session)
  const { commands } = wordsOf('en')
  expect(await office(PASSPHRASE, 'rotate')).toEqual({
    code: 0,
    out: expect.stringMatching(new RegExp(`disk/${name}\n$`)),
    err: `${path('office')}: ${commands.oldBackups}\n`,
  })
  expect((await unlock(session, path('office'), OTHER)).ok).toBe(true)
  expect(openOffice(session).file.epoch).toBe(2)
})

test('rotate says so when no backup opens with the old keys, and is for administrators', async () => {
  const { session, path, office } = await place()
  lockOffice(session)
  expect(await office(PASSPHRASE, 'rotate')).toEqual({
    code: 0,
    out: '',
    err: `${path('office')}: ${wordsOf('en').commands.noOldBackups}\n`,
  })
  expect(await office(OTHER, 'rotate')).toEqual({
    code: 1,
    out: '',
    err: `${path('office')}: ${wordsOf('en').problems['request.notAllowed']()}\n`,
  })
})

test('--person says whose passphrase it is; without it everybody’s is tried', async () => {
  const { session, path, office } = await place()
  lockOffice(session)
  const sentences = wordsOf('en').problems
  expect((await office(OTHER, 'list', '--json')).code).toBe(0)
  expect((await office(OTHER, 'list', '--json', '--person', '陳志明')).code).toBe(0)
  for (const [person, sentence] of [
    [PERSON, sentences['office.wrongPassphrase']()],
    ['张伟', sentences['person.named']({ name: '张伟' })],
  ] as const)
    expect(await office(OTHER, 'list', '--json', '--person', person)).toEqual({ code: 1, out: '', err: `${path('office')}: ${sentence}\n` })
})
