import { describe, expect, it } from 'vitest'
import { readAt, writeAt } from '../../src/ui/path.ts'

const values = { client: { name: '张晓明', phones: [{ number: '1' }, { number: '2' }] }, note: '' }

describe('paths into the values of a form', () => {
  it('reads through objects and lists', () => {
    expect(readAt(values, 'client.phones.1.number')).toBe('2')
    expect(readAt(values, 'client.emails.0')).toBeUndefined()
  })

  it('writes a copy and leaves what it does not touch the same object', () => {
    const written = writeAt(values, 'client.phones.1.number', '3')
    expect(written).toEqual({ client: { name: '张晓明', phones: [{ number: '1' }, { number: '3' }] }, note: '' })
    expect(values.client.phones[1]?.number).toBe('2')
    expect(written.client.phones[0]).toBe(values.client.phones[0])
  })

  it('makes what is missing on the way', () => {
    expect(writeAt<object>({}, 'promise.what', 'call back')).toEqual({ promise: { what: 'call back' } })
  })
})
