import { expect, test, vi } from 'vitest'

vi.mock('electron', () => ({ app: {}, dialog: {} }))
const { languageOf, parseSettings } = await import('../../electron/settings.ts')
const { freePath, labelOf, safeName } = await import('../../electron/files.ts')

test('a spoilt settings file costs the settings, never the start', () => {
  const plain = { language: null, theme: 'system', idleMinutes: 5, textPercent: 100, shielded: true, lastOffice: null, backupFolder: null }
  for (const text of [
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '{"theme":"pink","idleMinutes":31,"language":"de","lastOffice":7,"backupFolder":[],"textPercent":1e9}',
  ])
    expect(parseSettings(text)).toEqual(plain)
  expect(parseSettings('{"language":"zh-TW","idleMinutes":30}')).toEqual({ ...plain, language: 'zh-TW', idleMinutes: 30 })
})

test.each([
  ['zh', 'zh-CN'],
  ['zh-CN', 'zh-CN'],
  ['zh-Hans-HK', 'zh-CN'],
  ['zh-Hant', 'zh-TW'],
  ['zh-TW', 'zh-TW'],
  ['zh-HK', 'zh-TW'],
  ['de', 'en'],
  ['', 'en'],
])('the language of %s is %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language)
})

test.each([
  ['../../etc/passwd', 'passwd'],
  ['个案 2026-0001.pdf', '个案 2026-0001.pdf'],
  ['a:b?c*"d".pdf', 'a_b_c__d_.pdf'],
  ['con.pdf', '_con.pdf'],
  ['', '_'],
  ['name. . ', 'name'],
  ['x\u202Efdp.exe', 'x_fdp.exe'],
])('the name %s is offered as %s', (name, offered) => {
  expect(safeName(name)).toBe(offered)
})

test('the home folder is ~, and only as a whole name', () => {
  expect(labelOf('/home/mei/Parley', '/home/mei')).toBe('~/Parley')
  expect(labelOf('/home/meilin/Parley', '/home/mei')).toBe('/home/meilin/Parley')
})

test('a free path is the path itself when nothing is there', () => {
  expect(freePath('/no/such/place')).toBe('/no/such/place')
})
