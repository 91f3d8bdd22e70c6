import { expect, test } from 'vitest'
import { checkSteps } from '../../db/check.ts'
import { updateClient } from '../../db/clients.ts'
import { addContactEntry } from '../../db/contacts.ts'
import { askForEvidence, dropAsk } from '../../db/documents.ts'
import { aContact, day, firstCase } from '../domain/build.ts'
import { byHand } from '../support/by-hand.ts'
import { newOffice, store, who } from '../support/office-db.ts'

const { key: _key, ...entry } = aContact('c0', '2026-11-20T10:00')

test('what is changed between the steps of a check is not taken for damage, and damage is still found', () => {
  const office = newOffice()
  const file = firstCase()
  store(office, file)
  const { caseNo } = file
  for (const isDamaged of [false, true]) {
    if (isDamaged) byHand(office.open, `UPDATE clients SET name = '别人'`)
    const steps = checkSteps(office.open, null)
    let count = 0
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        expect({
          isDamaged,
          ok: step.value.ok,
          problems: step.value.integrity.problems.filter((line) => !line.startsWith('case_')),
        }).toEqual({
          isDamaged,
          ok: !isDamaged,
          problems: isDamaged ? [expect.stringMatching(/^clients 1 is not as entry \d+ left it$/)] : [],
        })
        break
      }
      count += 1
      addContactEntry(office.open, who, { caseNo, entry: { ...entry, debts: [], summary: `第${count}次` } })
      if (!isDamaged) updateClient(office.open, who, { caseNo, client: { ...file.client, safeContactNote: `${count}点后` } })
      const ask = askForEvidence(office.open, who, { caseNo, ask: { type: 'payslip', askedOn: day('2026-11-20') } })
      if (count % 2 === 0) dropAsk(office.open, who, { caseNo, key: ask })
    }
    expect(count).toBeGreaterThan(30)
  }
})
