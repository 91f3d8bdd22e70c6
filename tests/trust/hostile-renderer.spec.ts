import { expect, test } from 'playwright/test'
import type { ElectronApplication, Page } from 'playwright'
import { access } from '../../src/contract/access.ts'
import { MAIN_REQUESTS } from '../../src/contract/main-requests.ts'
import { chance } from '../../src/domain/sample/chance.ts'
import { at, answerDialogs, firstStart, PASSPHRASE, PERSON, unlock, unlockAs, type AtWork } from '../e2e/office-steps.ts'
import { afterLock } from '../e2e/support.ts'
import { mutations, names, plainInputs, plainMainInputs } from '../vault/inputs.ts'
import { newCase } from '../vault/new-case.ts'
import { counselor, denied, hidden, judged, own, read, secret, type Asked, type Name, type Told } from './counselor-page.ts'
import { spoiled } from './mutate.ts'
import { proveInWindow } from './window-proof.ts'

/**
 * A page that has fallen into other hands, in the built app: it has all that a page has, and asks what it likes. Main and the
 * vault go on, answer by the authorization table, and give it no path.
 */

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
const never: ReadonlySet<string> = new Set(['shell.lock', 'passphrase.change', 'shell.saveSettings'])
const all: Name[] = [...names, ...MAIN_REQUESTS].filter((name) => !never.has(name))

/** An office of one person with one case, opened as a person does it. */
async function openedOffice(): Promise<AtWork> {
  const it = await firstStart('en', 'mouse')
  await must(it.page, 'case.create', newCase(own))
  // No dialog may wait for a person who is not there.
  await answerDialogs(it.app, null)
  return it
}

/** The same with a case that a counselor may see and one that they may not; the administrator is still at the window. */
async function officeOfTwo(): Promise<AtWork> {
  const it = await openedOffice()
  await must(it.page, 'case.create', { ...newCase(hidden), client: { ...newCase(hidden).client, name: secret } })
  await must(it.page, 'people.add', counselor)
  const people = (await must(it.page, 'office.people', {})) as { key: string; name: string }[]
  const key = people.find(({ name }) => name === counselor.name)?.key
  await must(it.page, 'cases.assign', { caseNos: [own], assignedTo: key })
  return it
}

async function must(page: Page, request: Name, input: unknown): Promise<unknown> {
  const reply = await page.evaluate(([name, given]) => window.parley.call(name, given), [request, input] as const)
  if (!reply.ok) throw new Error(`${request}: ${reply.problem.code}`)
  return reply.value
}

/** Locks, and opens the office as somebody else. */
async function comeAs(it: AtWork, name: string, passphrase = PASSPHRASE): Promise<AtWork> {
  const fresh = await afterLock(it, () => it.page.evaluate(() => window.parley.call('shell.lock', {})))
  const hands = at(fresh, it.hands)
  await unlockAs(hands, name, passphrase)
  await expect(fresh.page.getByRole('heading', { level: 1, name: hands.words.cases.title })).toBeVisible()
  return { ...it, ...fresh, hands }
}

/** Asked by the page itself, twenty at a time; what it was told, for each. */
async function askFrom(page: Page, asked: readonly Asked[]): Promise<Told[]> {
  const replies = await page.evaluate(
    async (list) => {
      const call = async (request: string, text: string): Promise<string | null> => {
        try {
          return JSON.stringify(await window.parley.call(request, JSON.parse(text))) ?? 'nothing'
        } catch (error) {
          return /recursion depth/.test(String(error)) ? null : String(error)
        }
      }
      const left = list.map((one, index) => ({ one, index }))
      const replies: (string | null)[] = []
      await Promise.all(
        Array.from({ length: 20 }, async () => {
          for (let next = left.pop(); next; next = left.pop()) replies[next.index] = await call(...next.one)
        }),
      )
      return replies
    },
    asked.map(([request, input]): [string, string] => [request, JSON.stringify(input) ?? 'null']),
  )
  return asked.map(([request, input], index) => [request, input, replies[index] ?? null])
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
  let it = await officeOfTwo()
  try {
    it = await comeAs(it, counselor.name, counselor.passphrase)
    const before = (await processes(it.app)).filter((line) => /Browser|Utility/.test(line))
    const sum = { answered: 0, refused: 0, denied: 0 }
    for (let done = 0; done < count; done += pageful) {
      const asked = Array.from({ length: Math.min(pageful, count - done) }, (_, no) => anAsk(seed, done + no))
      const told = await askFrom(it.page, asked)
      expect(told.map(judged).filter((wrong) => wrong !== null)).toEqual([])
      for (const [request, input, reply] of told) {
        if (denied(request, input) !== null) sum.denied += 1
        sum[reply !== null && read(reply).ok ? 'answered' : 'refused'] += 1
      }
    }
    expect(sum.answered).toBeGreaterThan(count / 20)
    expect(sum.denied).toBeGreaterThan(count / 20)
    expect(await processes(it.app)).toEqual(expect.arrayContaining(before))
    it = await comeAs(it, PERSON)
    expect(await must(it.page, 'office.check', {})).toMatchObject({ ok: true })
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
  const plain = { ...plains[name] } as Record<string, unknown>
  if ('caseNo' in plain && name !== 'case.create') plain['caseNo'] = pick.of([own, own, own, hidden, '2026-0999'])
  if ('caseNos' in plain) plain['caseNos'] = [own, hidden]
  if (name === 'case.create' && pick.in100(50)) plain['householdWith'] = hidden
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

test('negative control: a vault that takes the counselor for the administrator, and replies that none may give, are seen', async () => {
  const it = await officeOfTwo()
  try {
    const told = await askFrom(it.page, [
      ['case.open', { caseNo: own }],
      ['case.open', { caseNo: hidden }],
      ['case.viewers', { caseNo: hidden, offset: 0, limit: 10 }],
      ['cases.list', plains['cases.list']],
      ['office.log', { from: 0, limit: 10 }],
    ])
    expect(told.map(judged)).toEqual([
      null,
      'case.open: shows what is not theirs to see',
      'case.viewers: answered of a case that is not theirs',
      'cases.list: shows what is not theirs to see',
      'office.log: answered, not request.notAllowed',
    ])
  } finally {
    await it.app.close()
  }
  const no = (code: string) => JSON.stringify({ ok: false, problem: { code } })
  const yes = JSON.stringify({ ok: true, value: null })
  const planted: [Told, string | null][] = [
    [['case.open', { caseNo: own }, no('unexpected')], 'case.open: unexpected'],
    [['shell.state', {}, no('request.failed')], 'shell.state: request.failed'],
    [['cases.list', {}, no('office.locked')], 'cases.list: office.locked'],
    [['cases.list', {}, 'Error: gone'], 'cases.list: no reply: Error: gone'],
    [['cases.list', {}, '{"ok":false}'], 'cases.list: no reply: {"ok":false}'],
    [['paper.page', { caseNo: own }, yes], 'paper.page: answered, not request.refused'],
    [['keys.rotate', null, no('request.invalid')], 'keys.rotate: request.invalid, not request.notAllowed'],
    [['cases.export', {}, yes], 'cases.export: answered of a case that is not theirs'],
    [['case.create', { householdWith: hidden }, yes], 'case.create: answered of a case that is not theirs'],
    [['draft.read', { key: 'k' }, JSON.stringify({ ok: true, value: { content: secret } })], 'draft.read: shows what is not theirs to see'],
    [['case.open', { caseNo: hidden }, no('case.unknown')], null],
    [['keys.rotate', null, no('request.notAllowed')], null],
    [['cases.list', {}, yes], null],
  ]
  expect(planted.map(([told]) => judged(told))).toEqual(planted.map(([, wrong]) => wrong))
  expect(Object.keys(access)).toEqual(expect.arrayContaining(all))
})
