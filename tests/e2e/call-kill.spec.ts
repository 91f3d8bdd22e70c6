import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import type { Locator } from 'playwright'
import { parseCases } from '../../src/contract/interchange.ts'
import { callForm, startCall, storedDraft } from './call-steps.ts'
import { field, part, press } from './hands.ts'
import { takeIn } from './intake-steps.ts'
import { at, firstStart, unlock, type AtWork } from './office-steps.ts'
import { afterLock, launch } from './support.ts'

/**
 * The whole program, or only the vault, is killed in the middle of a call at random moments: nothing typed before the last
 * half second is missing. PARLEY_KILLS says how often, KILL_SEED repeats a run.
 */

const kills = Number(process.env['PARLEY_KILLS'] ?? 10)
const seed = Number(process.env['KILL_SEED'] ?? Math.floor(performance.timeOrigin + performance.now()) % 1_000_000_007)
const graceMs = 500

const parsed = parseCases(readFileSync(join(import.meta.dirname, '../../src/domain/sample/two-cases.json'), 'utf8'))
const { file } = (parsed.ok ? parsed.cases : [])[0]!
const brand = file.debts[0]!.brand

const fields = ['summary', 'counterpartName', 'counterpartNo', 'theirPromise'] as const
type Name = (typeof fields)[number]
/** A key that the window has taken, and when. */
interface Key {
  name: Name
  letter: string
  at: number
}

let it: AtWork
let state = seed
/** A whole number below `below`, by mulberry32. */
function random(below: number): number {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
}

test.beforeAll(async () => {
  test.setTimeout(300_000)
  it = await firstStart('en')
  await takeIn({ ...it.hands, by: 'mouse' }, file)
  await startCall(it.hands, brand)
})
test.afterAll(() => it.app.close())

const form = (): Locator => callForm(it.hands, brand)
const places = (): Record<Name, Locator> => {
  const { call, contacts } = it.hands.words
  return {
    summary: field(form(), call.notes),
    counterpartName: field(form(), contacts.counterpartName),
    counterpartNo: field(form(), contacts.counterpartNo),
    theirPromise: field(form(), contacts.theirPromise),
  }
}

async function shown(): Promise<Record<Name, string>> {
  const all = places()
  const values = await Promise.all(fields.map(async (name) => [name, await all[name].inputValue()] as const))
  return Object.fromEntries(values) as Record<Name, string>
}

/** Types in one field after the other until there is nobody to type to. */
async function typeOn(keys: Key[], isOver: () => boolean): Promise<void> {
  const all = places()
  try {
    while (!isOver()) {
      const name = fields[random(fields.length)]!
      await all[name].focus()
      await it.page.keyboard.press('End')
      for (let left = 1 + random(12); left > 0 && !isOver(); left--) {
        const letter = String.fromCharCode(97 + random(26))
        const key = { name, letter, at: Infinity }
        keys.push(key)
        await it.page.keyboard.press(letter, { delay: random(60) })
        key.at = performance.now()
      }
    }
  } catch (error) {
    if (!isOver() || !(error instanceof Error) || !/closed|crashed|detached/i.test(error.message)) throw error
  }
}

/** Ends what is to be ended as the power would; gives the moment, and the window that stands there afterwards. */
async function killAfter(delay: number, what: 'app' | 'vault', onKill: () => void): Promise<number> {
  const metrics = await it.app.evaluate(({ app }) => app.getAppMetrics().map(({ pid, name }) => ({ pid, name })))
  const pids = what === 'app' ? metrics.map(({ pid }) => pid) : metrics.filter(({ name }) => name === 'Parley vault').map(({ pid }) => pid)
  expect(pids.length).toBeGreaterThan(0)
  await new Promise((resolve) => setTimeout(resolve, delay))
  let moment = 0
  const end = () => {
    onKill()
    moment = performance.now()
    for (const pid of pids) process.kill(pid, 'SIGKILL')
  }
  if (what === 'vault') {
    const fresh = await afterLock(it, () => Promise.resolve(end()))
    it = { ...it, ...fresh, hands: at(fresh, it.hands) }
    return moment
  }
  const gone = it.app.waitForEvent('close')
  end()
  await gone
  const fresh = await launch({ home: it.home })
  it = { ...it, ...fresh, hands: at(fresh, it.hands) }
  return moment
}

const textOf = (keys: readonly Key[], name: Name, until = Infinity): string =>
  keys
    .filter((key) => key.name === name && (until === Infinity || key.at <= until))
    .map(({ letter }) => letter)
    .join('')

test('killed in mid-call, nothing typed before the last half second is missing', async () => {
  console.info(`${kills} kills with KILL_SEED=${seed}`)
  test.setTimeout(60_000 + kills * 30_000)
  const begun = (JSON.parse(await storedDraft(it.page, `call:${file.caseNo}:d1`)) as { startedAt: string }).startedAt
  expect(begun).not.toBe('')
  for (let round = 1; round <= kills; round++) {
    const before = await shown()
    const keys: Key[] = []
    let over = false
    const delay = 50 + random(2500)
    const what = round % 2 === 1 ? 'app' : 'vault'
    const typing = typeOn(keys, () => over)
    const moment = await killAfter(delay, what, () => (over = true))
    await typing
    await unlock(it.hands)
    const goOn = part(it.page, it.hands.words.call.open(1)).getByRole('button')
    // To unlock takes a while where the machine is busy.
    await expect(goOn).toBeVisible({ timeout: 60_000 })
    await press(it.hands, goOn)
    await expect(form()).toBeVisible()
    const after = await shown()
    for (const name of fields) {
      const told = `round ${round}, ${what} killed after ${delay} ms, ${name}`
      const safe = before[name] + textOf(keys, name, moment - graceMs)
      expect(before[name] + textOf(keys, name), told).toMatch(new RegExp(`^${after[name]}`))
      expect(after[name], told).toMatch(new RegExp(`^${safe}`))
    }
    const kept = JSON.parse(await storedDraft(it.page, `call:${file.caseNo}:d1`)) as { startedAt: string }
    expect(kept.startedAt, 'the timer began when the call did').toBe(begun)
  }
})
