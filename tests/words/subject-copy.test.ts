import type { z } from 'zod'
import { expect, test } from 'vitest'
import { copiedTables } from '../../db/subject-copy.ts'
import { parts } from '../../src/contract/parts.ts'
import { enums } from '../../src/domain/enums.ts'
import { within } from '../../src/print/subject/values.ts'
import { wordsOf, type Language } from '../../src/words/words.ts'

/** A table or column of the schema, or a property inside of one, that the copy for a client has no name for fails here. */

const languages: Language[] = ['zh-CN', 'zh-TW', 'en']
/** What only the database itself reckons with is not printed. */
const inner = ['id', 'caseId', 'rev', 'storedName', 'keyId']

test.each(languages)('every table and column that is copied has a name in %s', (language) => {
  const { tables, fields } = wordsOf(language).subjectCopy
  expect([...copiedTables.keys()].toSorted()).toEqual(Object.keys(tables).toSorted())
  const properties = [...copiedTables.values()].flat().map(({ property }) => property)
  expect(properties.filter((property) => !inner.includes(property) && !(property in fields))).toEqual([])
})

/** Every place inside the parts of a case, by the column under which it is stored: "phones.owner", with what stands there. */
function* placesIn(schema: z.core.$ZodType, path: string): Generator<[path: string, def: z.core.$ZodTypeDef]> {
  const { def } = schema as z.ZodType
  yield [path, def]
  const inside = def as Partial<{
    shape: Record<string, z.core.$ZodType>
    element: z.core.$ZodType
    innerType: z.core.$ZodType
    keyType: z.core.$ZodType
    valueType: z.core.$ZodType
    in: z.core.$ZodType
  }>
  for (const [name, each] of Object.entries(inside.shape ?? {})) yield* placesIn(each, path === '' ? name : `${path}.${name}`)
  if (inside.keyType) yield* placesIn(inside.keyType, `${path}#`)
  if (inside.valueType) yield* placesIn(inside.valueType, inside.keyType ? `${path}*` : path)
  for (const each of [inside.element, inside.innerType, inside.in]) if (each) yield* placesIn(each, path)
}

const { client, consent, hardship, budget, balance, debt, contact, proposal, oralTerms, writtenTerms, installment } = parts
const lists = new Set([...copiedTables.values()].flat().flatMap(({ property, kind }) => (kind === 'list' ? [property] : [])))
const places = [
  ...[client, consent, hardship, budget, balance, debt, contact, proposal, oralTerms, writtenTerms].flatMap((part) => [
    ...placesIn(part, ''),
  ]),
  ...placesIn(installment, 'rows'),
].filter(([path]) => lists.has(path.split(/[.#*]/)[0]!))

test('the parts are looked through at all', () => {
  expect(places.map(([path]) => path)).toEqual(expect.arrayContaining(['phones.owner', 'components#', 'rows.split*', 'plan.rows.dueOn']))
})

test.each(languages)('every property inside a column has a name in %s', (language) => {
  const { fields } = wordsOf(language).subjectCopy
  const names = places.flatMap(([path]) => path.split('.').map((name) => name.replace(/[#*]$/, '')))
  expect([...new Set(names)].filter((name) => !(name in fields))).toEqual([])
})

test('every stored value inside a column is known as one of its list', () => {
  const choices = places.flatMap(([path, def]) =>
    def.type === 'enum' ? [[path, Object.values((def as z.core.$ZodEnumDef).entries)] as const] : [],
  )
  expect(choices.length).toBeGreaterThan(20)
  for (const [path, values] of choices) {
    const kind = within[path]
    const list = kind !== undefined && kind in enums ? enums[kind as keyof typeof enums] : null
    if (list) expect([path, values.filter((value) => !(list as readonly unknown[]).includes(value))]).toEqual([path, []])
    else expect([path, kind]).toEqual([path, 'own'])
  }
})

test('no language says another one’s words', () => {
  const cn = wordsOf('zh-CN').subjectCopy
  const en = wordsOf('en').subjectCopy
  const latin = Object.entries({ ...cn.fields, ...cn.tables }).filter(([name, text]) => /[a-z]{3}/.test(text) && name !== 'sha256')
  expect(latin).toEqual([])
  expect(Object.entries({ ...en.fields, ...en.tables }).filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([])
})
