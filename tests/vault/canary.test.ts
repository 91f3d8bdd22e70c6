import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { lockOffice } from '../../electron/vault/life.ts'
import type { Day } from '../../src/domain/case-file.ts'
import { CLIENT_ID, CLIENT_NAME, CLIENT_PHONE, newCase, newContact } from './new-case.ts'
import { makeOffice, must, PASSPHRASE, PERSON, scratch, vault } from './support.ts'

const caseNo = '2026-0001'
const FILE_NAME = '金丝雀确认函.txt'
const CONTENT = '金丝雀同意延期还款'
const DRAFT = '金丝雀草稿内容'
const canaries = [
  CLIENT_NAME,
  CLIENT_ID,
  CLIENT_PHONE,
  PERSON,
  PASSPHRASE,
  FILE_NAME,
  CONTENT,
  DRAFT,
  '花呗测试牌',
  '住院手术花光积蓄',
  '金丝雀来电',
]

/** A text as it might stand in a file. */
function spellings(text: string): Buffer[] {
  const utf8 = Buffer.from(text, 'utf8')
  const base64 = [0, 1, 2].map((skip) =>
    Buffer.from(
      utf8
        .subarray(skip)
        .toString('base64')
        .replace(/.{0,2}=*$/, ''),
      'latin1',
    ),
  )
  return [utf8, Buffer.from(text, 'utf16le'), Buffer.from(utf8.toString('hex'), 'latin1'), ...base64]
}

function hits(folder: string, texts: readonly string[]): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile())
  const sought = texts.flatMap((text) => spellings(text).map((bytes) => ({ text, bytes })))
  return files.flatMap((name) => {
    const content = Buffer.concat([Buffer.from(name), readFileSync(join(folder, name))])
    return sought.filter(({ bytes }) => content.includes(bytes)).map(({ text }) => `${name}: ${text}`)
  })
}

/** Who may unlock and who has the office open now can be read without a passphrase; nothing about a client can. */
const namesStaff = (hit: string) => /^vault\.(keys|keys\.copy|holder): /.test(hit) && hit.endsWith(`: ${PERSON}`)

/** Adds entries from a process of its own and kills it in the middle, so that what it had not put away is left. */
async function addAndKill(office: string): Promise<void> {
  const writer = spawn(process.execPath, [join(import.meta.dirname, 'writer-child.ts'), office, PASSPHRASE, '金丝雀来电', DRAFT], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  createInterface(writer.stdout).on('line', () => writer.kill('SIGKILL'))
  await once(writer, 'exit')
}

test('no name, number, file name, content or passphrase stands in any file of an office, locked or just killed', async () => {
  const session = vault()
  const folder = scratch()
  const office = join(folder, 'office')
  await makeOffice(session, office)
  await must(session, 'case.create', newCase(caseNo))
  await must(session, 'contact.add', { caseNo, entry: newContact('d1', '金丝雀来电') })
  const path = join(folder, FILE_NAME)
  writeFileSync(path, CONTENT)
  await must(session, 'document.add', { caseNo, documents: [{ type: 'other', receivedOn: '2026-03-20' as Day }] }, { files: [path] })
  await must(session, 'draft.save', { key: 'k', content: DRAFT })
  await must(session, 'cases.list', { query: CLIENT_NAME, status: null, sort: 'name', descending: false, offset: 0, limit: 100 })
  expect(hits(folder, canaries)).toContain(`${FILE_NAME}: ${CONTENT}`)
  lockOffice(session)
  expect(hits(office, canaries).filter((hit) => !namesStaff(hit))).toEqual([])
  await addAndKill(office)
  expect(readdirSync(office)).toContain('vault.db-wal')
  expect(hits(office, canaries).filter((hit) => !namesStaff(hit))).toEqual([])
})
