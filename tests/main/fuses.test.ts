import { FuseV1Options } from '@electron/fuses'
import { expect, test } from 'vitest'
import { FUSES } from '../../electron/fuses.ts'

const known = Object.values(FuseV1Options).filter((name) => typeof name === 'string')

test('every fuse that Electron has is decided, with its reason, and none that it has not', () => {
  expect(Object.keys(FUSES).toSorted()).toEqual(known.toSorted())
  for (const [name, { why }] of Object.entries(FUSES)) expect(why.length, name).toBeGreaterThan(20)
})

test('the fuses stand as the hardening asks for', () => {
  const on = Object.entries(FUSES).flatMap(([name, fuse]) => (fuse.on ? [name] : []))
  expect(on).toEqual(['EnableCookieEncryption', 'EnableEmbeddedAsarIntegrityValidation', 'OnlyLoadAppFromAsar', 'WasmTrapHandlers'])
})
