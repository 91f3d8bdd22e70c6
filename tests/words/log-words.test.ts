import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listNames } from '../../src/domain/office-lists.ts'
import { aboutText } from '../../src/words/about-text.ts'
import { wordsOf } from '../../src/words/words.ts'

const root = join(import.meta.dirname, '..', '..')

/** What entries are about, as the programs that write them say it, with k1 for each key or name that goes with it. */
function abouts(): string[] {
  const texts = ['db', 'electron/vault'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.startsWith('schema'))
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  )
  const said = texts.flatMap((text) => [
    ...[...text.matchAll(/\babout: (?:\(\w*\) => )?(?:'([^']+)'|`([^`]+)`)/g)].map(([, plain, filled]) => plain ?? filled!),
    ...[...text.matchAll(/\babout: \w[^'\n]* \? '([^']+)' : '([^']+)'/g)].flatMap(([, one, other]) => [one!, other!]),
    ...[...text.matchAll(/\bnote\w*\(office, (?:caseNo, )?['`]([^'`]+)['`]\)/g)].map(([, one]) => one!),
  ])
  return [...new Set(said.map((about) => about.replace(/\$\{.*\}/, 'k1')))]
}

test('the programs are read for what they write into the log, numbers that stand masked among it', () => {
  const numbers = ['debt k1 accountNo', 'debt k1 contractNo', 'debt k1 phone', 'contact k1 number', 'agreement k1 account']
  expect(abouts()).toEqual(expect.arrayContaining(['assignment', 'all cases', 'passphrase', 'document k1', 'idDocNo', 'phone', ...numbers]))
})

test.each(['en', 'zh-CN', 'zh-TW'] as const)('everything that the log can be about is said in words, to the last one (%s)', (language) => {
  const words = wordsOf(language)
  const all = [...abouts(), ...listNames.map((name) => `office ${name}`)]
  const lacking = (about: string) =>
    !Object.hasOwn(words.people.things, about) &&
    about.split(' ').some((word) => word !== 'k1' && !Object.hasOwn(words.people.things, word))
  expect(all.filter(lacking)).toEqual([])
  const foreign = language === 'en' ? /\p{Script=Han}|[a-z][A-Z]/u : /[a-z]{2}/i
  expect(all.map((about) => aboutText(words, about)).filter((text) => foreign.test(text))).toEqual([])
})

test('an entry is told word by word, with its key as it is or the name of the person', () => {
  const text = (about: string, whom?: string) =>
    (['en', 'zh-CN', 'zh-TW'] as const).map((language) => aboutText(wordsOf(language), about, whom))
  expect(text('debt d1 accountNo')).toEqual(['Debt d1 account number', '债务 d1 账号', '債務 d1 帳號'])
  expect(text('agreement a1 account')).toEqual(['Agreement a1 account paid into', '协议 a1 收款账号', '協議 a1 收款帳號'])
  expect(text('all cases')).toEqual(['All cases', '全部个案', '所有個案'])
  expect(text('person 0123456789abcdef', '陳志明')).toEqual(['Person 陳志明', '人员 陳志明', '人員 陳志明'])
})
