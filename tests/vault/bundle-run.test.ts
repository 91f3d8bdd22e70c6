import { expect, test } from 'vitest'
import { answer } from '../../electron/vault/answer.ts'
import { buildBundle } from '../../src/screens/case/evidence/bundle-run.ts'
import { caseNo, desk, left } from './bundle-desk.ts'
import { handleFor } from './support.ts'

/** The window's part of a bundle, with the vault behind it and no view that prints. */

test('when the paper view fails, nothing of the bundle stays on the disk', async () => {
  const at = await desk()
  const document = await at.add('note.txt', 'plain text')
  const call = (request: string, input: unknown) =>
    request === 'bundle.print'
      ? Promise.resolve({ ok: false, problem: { code: 'office.locked' } })
      : answer(at.session, request, input, { role: 'screen' })
  Object.assign(globalThis, { window: { parley: { call } } })
  const built = await buildBundle({ caseNo, documents: [document], handle: handleFor(at.session, at.target), language: 'en' })
  expect(built).toEqual({ ok: false, problem: { code: 'office.locked' } })
  expect(left(at)).toEqual([])
})
