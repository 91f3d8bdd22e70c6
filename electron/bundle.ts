import type { MainAnswers, MainParsed } from '../src/contract/main-door.ts'
import type { Reply } from '../src/contract/reply.ts'
import { thisDay } from './command-line.ts'
import { printPaper } from './paper-view.ts'
import { giveToBundle } from './vault-process.ts'

/** Prints what the bundle under way waits for and hands the pages to the vault; a document that cannot be drawn stays outside. */
export async function printForBundle({ language }: MainParsed<'bundle.print'>): Promise<Reply<MainAnswers['bundle.print']>> {
  const printed = await printPaper({ kind: 'bundle', language, today: thisDay() })
  if (!printed.ok && printed.problem.code !== 'document.damaged') return printed
  const { bytes, missing } = printed.ok ? printed.value : { bytes: null, missing: [] }
  const reply = await giveToBundle(bytes)
  return reply.ok ? { ok: true, value: { ...reply.value, missing } } : reply
}
