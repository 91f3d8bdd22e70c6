import { expect, test } from 'vitest'
import { readCaseFile } from '../../db/case-file.ts'
import { addContactEntry, correctContact, withdrawContact, type NewEntry } from '../../db/contacts.ts'
import { Refusal } from '../../db/errors.ts'
import { caseIdOf } from '../../db/find.ts'
import { insertContact } from '../../db/insert-case.ts'
import { writeMany } from '../../db/write.ts'
import { firstCase, secondCase, seeded } from '../domain/build.ts'
import { newOffice, store, type TestOffice, who } from '../support/office-db.ts'

const entry: NewEntry = {
  debts: [],
  at: '2026-11-22T10:00:00+08:00',
  zone: 'Asia/Shanghai',
  channel: 'call',
  direction: 'counselor_to_creditor',
  summary: '通话',
  result: 'answered',
}

function storeBoth(office: TestOffice): string[] {
  const files = [firstCase(), secondCase()]
  store(office, ...files)
  return files.map(({ caseNo }) => caseNo)
}

test('a log that is read again after each change is the one on the disk, also when changes of two cases and refused ones mix', () => {
  const office = newOffice()
  const cases = storeBoth(office)
  const random = seeded(7)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  for (let turn = 0; turn < 60; turn++) {
    const caseNo = pick(cases)
    const { contacts, debts } = readCaseFile(office.open.db, caseNo)!
    const act = pick([
      () => addContactEntry(office.open, who, { caseNo, entry: { ...entry, debts: [pick(debts).key], summary: `第${turn}次` } }),
      () => correctContact(office.open, who, { caseNo, corrects: pick(contacts).key, entry }),
      () => withdrawContact(office.open, who, { caseNo, withdraws: pick(contacts).key, reason: '误记', at: entry.at, zone: entry.zone }),
      () => addContactEntry(office.open, who, { caseNo, entry: { ...entry, debts: ['nowhere'] } }),
    ])
    try {
      act()
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal)
    }
    if (turn % 10 === 9) {
      const known = cases.map((no) => readCaseFile(office.open.db, no))
      office.reopen()
      expect(cases.map((no) => readCaseFile(office.open.db, no))).toEqual(known)
    }
  }
})

test('what was read within a change that is taken back is not read afterwards', () => {
  const office = newOffice()
  const caseNo = storeBoth(office)[0]!
  const { db } = office.open
  const summaries = () => readCaseFile(db, caseNo)!.contacts.map(({ summary }) => summary)
  const before = summaries()
  const takenBack = () =>
    writeMany(office.open, who, (tx) => {
      insertContact(tx, caseIdOf(db, caseNo)!, { ...entry, key: 'c99', summary: '不算' })
      tx.entry({ action: 'created', about: 'contact' })
      expect(summaries()).toEqual([...before, '不算'])
      throw new Error('the disk is full')
    })
  expect(takenBack).toThrow('the disk is full')
  expect(summaries()).toEqual(before)
  addContactEntry(office.open, who, { caseNo, entry: { ...entry, summary: '后来的' } })
  expect(summaries()).toEqual([...before, '后来的'])
})
