import { expect, test } from 'playwright/test'
import type { ElectronApplication, Page } from 'playwright'
import { access } from '../../src/contract/access.ts'
import { MAIN_REQUESTS } from '../../src/contract/main-requests.ts'
import { chance } from '../../src/domain/sample/chance.ts'
import { at, answerDialogs, firstStart, unlock, type AtWork } from '../e2e/office-steps.ts'
import { mutations, names, plainInputs, plainMainInputs } from '../vault/inputs.ts'
import { newCase } from '../vault/new-case.ts'
import { spoiled } from './mutate.ts'
import { proveInWindow } from './window-proof.ts'

/**
 * A page that has fallen into other hands, in the built app: it has all that a page has, and asks what it likes. Main and the
 * vault go on, answer by the authorization table, and give it no path.
 */

type Asked = [request: string, input: unknown]
type Tally = { answered: number; refused: number; unexpected: string[]; wrong: string[] }

const own = '2026-0001'
const pageful = 500
/** These lock the window, show a dialog or print for a long time; each is asked now and then. */
const rare: ReadonlySet<string> = new Set([
  'shell.lock',
  'summary.export',
  'letter.export',
  'chronology.export',
  'subject.export',
  'recovery.print',
  'bundle.print',
  'backup.now',
  'backup.check',
  'office.copyTo',
  'people.add',
  'people.remove',
  'keys.rotate',
  'passphrase.change',
  'recovery.renew',
  'office.check',
  'cases.export',
  'erasure.confirm',
])
const never: ReadonlySet<string> = new Set(['shell.lock', 'people.remove', 'keys.rotate', 'passphrase.change', 'shell.saveSettings'])
const all = [...names, ...MAIN_REQUESTS].filter((name) => !never.has(name))

/** An office of one person with one case, opened as a person does it. */
async function openedOffice(): Promise<AtWork> {
  const it = await firstStart('en', 'mouse')
  const reply = await it.page.evaluate((input) => window.parley.call('case.create', input), newCase(own))
  expect(reply).toMatchObject({ ok: true })
  // No dialog may wait for a person who is not there.
  await answerDialogs(it.app, null)
  return it
}

/** So many spoiled requests, asked by the page itself, twenty at a time. */
async function askFrom(page: Page, asked: readonly Asked[]): Promise<Tally> {
  return page.evaluate(
    async (list) => {
      const tally: Tally = { answered: 0, refused: 0, unexpected: [], wrong: [] }
      // What is nested too deeply does not even leave the page.
      const call = async (request: string, text: string): Promise<unknown> => {
        try {
          return await window.parley.call(request, JSON.parse(text))
        } catch (error) {
          return /recursion depth/.test(String(error)) ? 'not let through' : String(error)
        }
      }
      const one = async ([request, text]: [string, string]) => {
        const reply = await call(request, text)
        if (reply === 'not let through') return void (tally.refused += 1)
        const { ok, problem } = Object(reply) as { ok?: unknown; problem?: { code?: unknown } }
        if (typeof ok !== 'boolean') return void tally.wrong.push(`${request}: ${JSON.stringify(reply)}`)
        if (ok) return void (tally.answered += 1)
        tally.refused += 1
        if (typeof problem?.code !== 'string') tally.wrong.push(`${request}: ${JSON.stringify(reply)}`)
        else if (['unexpected', 'request.failed', 'office.locked'].includes(problem.code))
          tally.unexpected.push(`${request}: ${problem.code}`)
      }
      const left = [...list]
      await Promise.all(
        Array.from({ length: 20 }, async () => {
          for (let next = left.pop(); next; next = left.pop()) await one(next)
        }),
      )
      return tally
    },
    asked.map(([request, input]): [string, string] => [request, JSON.stringify(input) ?? 'null']),
  )
}

const processes = (app: ElectronApplication) =>
  app.evaluate((electron) =>
    electron.app
      .getAppMetrics()
      .map(({ pid, type }) => `${type} ${pid}`)
      .filter((line) => !line.startsWith('GPU'))
      .toSorted(),
  )

proveInWindow('hostile-renderer', { ci: 2_000, release: 50_000 }, 'requests by a page in other hands', async ({ count, seed }) => {
  const it = await openedOffice()
  try {
    const before = (await processes(it.app)).filter((line) => /Browser|Utility/.test(line))
    const sum = { answered: 0, refused: 0 }
    for (let done = 0; done < count; done += pageful) {
      const asked = Array.from({ length: Math.min(pageful, count - done) }, (_, no) => anAsk(seed, done + no))
      const tally = await askFrom(it.page, asked)
      expect(tally.wrong).toEqual([])
      expect(tally.unexpected).toEqual([])
      sum.answered += tally.answered
      sum.refused += tally.refused
    }
    expect(await processes(it.app)).toEqual(expect.arrayContaining(before))
    const check = await it.page.evaluate(() => window.parley.call('office.check', {}))
    expect(check).toMatchObject({ ok: true, value: { ok: true } })
    return sum
  } finally {
    await it.app.close()
  }
})

const plains = { ...plainInputs(), ...plainMainInputs }

/** A place that was never picked is waited for by the vault for half a second, so few ask with one. */
const isSlow = (name: keyof typeof plains) => rare.has(name) || 'handle' in plains[name]

function anAsk(seed: number, no: number): Asked {
  const pick = chance(seed, 'hostile', no)
  let name = pick.of(all)
  while (isSlow(name) && !pick.in100(3)) name = pick.of(all)
  const plain = plains[name] as Record<string, unknown>
  const way = pick.int(0, 9)
  if (way < 2) return [name, plain]
  if (way < 5) return [name, pick.of([...mutations(plain)].filter((input) => canBeText(input)))]
  return [name, spoiled(plain, pick, pick.of([1, 1, 2]))]
}

function canBeText(input: unknown): boolean {
  try {
    return JSON.stringify(input) !== undefined
  } catch {
    return false
  }
}

test('a page in other hands gets at no path, no door but the one, and nothing of another frame', async () => {
  const it = await openedOffice()
  try {
    const found = await it.page.evaluate(async () => {
      const reply = async (request: unknown, input: unknown, files?: unknown) =>
        JSON.stringify(
          await window.parley.call(request as string, input, files as File[]).catch((error: unknown) => `threw ${String(error)}`),
        )
      const forged = new File(['x'], '/etc/passwd')
      Object.defineProperty(forged, 'path', { value: '/etc/passwd' })
      const facts = { caseNo: '2026-0001', documents: [{ type: 'other', receivedOn: '2026-03-01' }] }
      return {
        doors: Object.keys(window.parley).toSorted(),
        globals: ['require', 'process', 'ipcRenderer', 'module', 'Buffer', 'electron'].filter((name) => name in globalThis),
        frozen: Object.isFrozen(window.parley),
        byText: await reply('document.add', facts, ['/etc/passwd']),
        byForgery: await reply('document.add', facts, [forged]),
        asHandle: await reply('cases.import', { handle: '/etc/passwd' }),
        asMain: await reply('bundle.paper', { bytes: null }),
        asPaper: await reply('paper.page', { kind: 'summary', caseNo: '2026-0001', language: 'en', today: '2026-11-22' }),
        noName: await reply({ toString: () => 'case.open' }, {}),
        read: await reply('document.read', { caseNo: '2026-0001', key: 'f1' }),
      }
    })
    expect(found.doors).toEqual(['call', 'onLocking', 'onProgress'])
    expect(found.globals).toEqual([])
    expect(found.frozen).toBe(true)
    expect(found.byText).not.toContain('"ok":true')
    expect(found.asHandle).toContain('handle.unknown')
    expect(found.asMain).toContain('request.refused')
    expect(found.asPaper).toContain('request.refused')
    expect(found.noName).not.toContain('"ok":true')
    // The forged file is one letter of the page's own, whatever it calls itself.
    expect(found.byForgery).toContain('"sizeBytes":1')
    expect(found.byForgery).not.toContain('root:')
    expect(found.read).not.toContain('root:')
  } finally {
    await it.app.close()
  }
})

test('a page that opens more cases in a minute than a person reads finds itself before a locked office', async () => {
  const it = await openedOffice()
  try {
    const opened = it.app.waitForEvent('window')
    const codes = await it.page
      .evaluate(async (template) => {
        const codes: string[] = []
        for (let no = 1; no <= 220; no++) {
          const caseNo = `2027-${String(no).padStart(4, '0')}`
          const made = await window.parley.call('case.create', { ...template, caseNo })
          if (!made.ok) return [...codes, made.problem.code]
          const reply = await window.parley.call('case.open', { caseNo })
          if (!reply.ok) codes.push(reply.problem.code)
        }
        return codes
      }, newCase(own))
      .catch(() => ['the page is gone'])
    expect(['request.tooMany', 'office.locked', 'the page is gone']).toContain(codes[0])
    const fresh = await opened
    await fresh.waitForLoadState('load')
    const hands = at({ ...it, page: fresh }, it.hands)
    await unlock(hands)
    await expect(fresh.getByRole('heading', { level: 1, name: hands.words.cases.title })).toBeVisible()
  } finally {
    await it.app.close()
  }
})

test('negative control: a reply that the vault did not expect to give is seen among the replies', async () => {
  const it = await openedOffice()
  try {
    const tally = await askFrom(it.page, [
      ['case.open', { caseNo: own }],
      ['no.such', {}],
    ])
    expect(tally).toEqual({ answered: 1, refused: 1, unexpected: [], wrong: [] })
    await it.page.evaluate(() => window.parley.call('shell.lock', {})).catch(() => undefined)
  } finally {
    await it.app.close()
  }
  expect(Object.keys(access)).toEqual(expect.arrayContaining(all))
})
