import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { parseCases, writeCases } from '../../src/contract/interchange.ts'
import type { Problem } from '../../src/contract/reply.ts'
import type { CaseFileInput, Day } from '../../src/domain/case-file.ts'
import type { Chance } from '../../src/domain/sample/chance.ts'
import { sampleOffice } from '../../src/domain/sample/office.ts'
import { hasSentence, type Trial } from './trial.ts'
import { spoiledText } from './mutate.ts'
import { officeAt } from './plain-office.ts'

/** A parley-cases file from somebody else: it is taken whole, or refused with a sentence that says where. */

const today = '2026-11-22' as Day
const importEvery = 100

export async function jsonTrial(seed: number): Promise<Trial> {
  const seeds = sampleOffice(8, seed, today).map((input) => JSON.parse(textOf([input])) as unknown)
  const office = await officeAt('fuzz-json')
  const path = join(office.folder, '..', 'cases.json')
  const handle = office.handleFor(path)
  let [accepted, imported] = [0, 0]

  async function brought(text: string, cases: number): Promise<string | null> {
    writeFileSync(path, text)
    const before = state()
    const reply = await office.ask('cases.import', { handle })
    if (!reply.ok && state() !== before) return `refused with ${reply.problem.code}, but not without a trace`
    if (!reply.ok) return hasSentence(reply.problem) ? null : `no sentence for ${JSON.stringify(reply.problem)}`
    imported += 1
    return cases > 0 || state() === before ? null : 'took in what does not parse'
  }

  function state(): string {
    const { sqlite } = office.open().database
    const counts = ['audit', 'cases', 'debts', 'documents'].map((table) => sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
    return [...counts, readdirSync(join(office.folder, 'documents')).length].join()
  }

  return {
    once(pick: Chance, no: number) {
      const text = spoiledText(pick.of(seeds), pick)
      const parsed = parseCases(text)
      const wrong = parsed.ok ? differs(parsed.cases) : unsaid(parsed.problem)
      if (parsed.ok) accepted += 1
      if (wrong !== null) return wrong
      return no % importEvery === 0 ? brought(text, parsed.ok ? parsed.cases.length : 0) : null
    },
    async end() {
      return { figures: { accepted, imported }, wrong: await office.end() }
    },
  }
}

function textOf(cases: readonly CaseFileInput[]): string {
  const toWrite = cases.map(({ file, documents }) => ({
    file: { ...file, documents: file.documents.map((one) => ({ ...one, sizeBytes: 0, sha256: '' })) },
    documents: documents.map(({ key, content }) => ({ key, content: [content] })),
  }))
  return writeCases(toWrite as Parameters<typeof writeCases>[0], today)
}

/** What was taken in is given out and read again as it was. */
function differs(cases: readonly CaseFileInput[]): string | null {
  const again = parseCases(textOf(cases))
  if (!again.ok) return `what was accepted is refused when written: ${JSON.stringify(again.problem)}`
  return isDeepStrictEqual(again.cases, cases) ? null : 'what was accepted is written as something else'
}

const ofWholeFile = ['import.notCases', 'import.newerVersion']

function unsaid(problem: Problem): string | null {
  if (!hasSentence(problem)) return `no sentence for ${JSON.stringify(problem)}`
  const place = problem.params?.['path'] ?? problem.params?.['line']
  return place !== undefined || ofWholeFile.includes(problem.code) ? null : `${problem.code} does not say where`
}
