import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { interchangeSchema } from '../../src/contract/interchange-schema.ts'
import { changed, twoCases } from './two-cases.ts'

const published = JSON.parse(readFileSync(join(import.meta.dirname, '../../src/contract/parley-cases.schema.json'), 'utf8'))

describe('the published JSON Schema of parley-cases', () => {
  it('is the one that the program reads by', () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(interchangeSchema())))
  })

  const validator = z.fromJSONSchema(published)
  it('fits the two published cases', () => {
    expect(validator.safeParse(JSON.parse(twoCases)).error?.issues).toBeUndefined()
  })

  it.each([
    ['cases[0].client.nickname', 'x'],
    ['cases[0].status', 'sleeping'],
    ['cases[0].debts[0].balances[0].components.principle', '1'],
    ['cases[0].debts[0].balances[0].components.principal', '9007199254740992'],
    ['cases[0].debts[0].balances[0].components.principal', '-1'],
    ['cases[0].debts[0].dueDay', 32],
    ['cases[0].client.name', ''],
    ['cases[0].client.name', 'x'.repeat(201)],
    ['cases[0].client.birthDate', '2026-02-31'],
    ['version', 2],
  ])('refuses %s = %s', (place, value) => {
    expect(validator.safeParse(JSON.parse(changed(place, value))).success).toBe(false)
  })

  it('takes the largest amount', () => {
    expect(validator.safeParse(JSON.parse(changed('cases[0].agreements[0].writtenTerms.total', '9007199254740991'))).success).toBe(true)
  })
})
