import { expect, test } from 'vitest'
import { nameOfSends } from '../../src/screens/case/case-context.tsx'

test('a document that goes to two creditors makes two forms, each with its own draft', () => {
  const sends = (debt: string) => nameOfSends({ debts: [debt], documents: ['f1'], summary: '' })
  expect(sends('huabei')).not.toBe(sends('card'))
  expect(sends('card')).toBe(sends('card'))
})
