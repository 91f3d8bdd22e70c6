import { expect, test } from 'vitest'
import { Copied } from '../../electron/copied.ts'

/** A clipboard that anybody may write to, and a clock that the test winds on. A slow one takes a text only when it is let. */
function desk({ slow = false } = {}) {
  let holds = ''
  const taking: (() => void)[] = []
  const waiting: { at: number; act: () => void }[] = []
  let now = 0
  const board = {
    readText: () => Promise.resolve(holds),
    writeText: (text: string) =>
      new Promise<void>((done) => {
        const take = () => ((holds = text), done())
        if (slow) taking.push(take)
        else take()
      }),
    clear: () => void (holds = ''),
  }
  const copied = new Copied(board, (ms, act) => {
    const one = { at: now + ms, act }
    waiting.push(one)
    return () => void waiting.splice(waiting.indexOf(one), waiting.includes(one) ? 1 : 0)
  })
  const wait = async (seconds: number) => {
    now += seconds * 1000
    for (const one of waiting.filter(({ at }) => at <= now)) {
      waiting.splice(waiting.indexOf(one), 1)
      one.act()
    }
    await settled()
  }
  const takeNext = async () => {
    await settled()
    taking.shift()?.()
    await settled()
  }
  return { copied, wait, takeNext, holds: () => holds, somebodyCopies: (text: string) => (holds = text), pending: () => waiting.length }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))
const NUMBER = '110101198803077137'

test('a copied number is there for 30 seconds and then gone', async () => {
  const { copied, wait, holds } = desk()
  await copied.copy(NUMBER)
  await wait(29)
  expect(holds()).toBe(NUMBER)
  await wait(1)
  expect(holds()).toBe('')
})

test('what somebody has copied since stays', async () => {
  const { copied, wait, holds, somebodyCopies } = desk()
  await copied.copy(NUMBER)
  somebodyCopies('a recipe')
  await wait(30)
  expect(holds()).toBe('a recipe')
})

test('locking or ending takes it away at once, and a wait that is left does nothing later', async () => {
  const { copied, wait, holds, somebodyCopies, pending } = desk()
  await copied.copy(NUMBER)
  await copied.clear()
  expect(holds()).toBe('')
  expect(pending()).toBe(0)
  somebodyCopies(NUMBER)
  await wait(60)
  expect(holds()).toBe(NUMBER)
})

test('each copy has its own 30 seconds', async () => {
  const { copied, wait, holds } = desk()
  await copied.copy(NUMBER)
  await wait(20)
  await copied.copy('13900007319')
  await wait(29)
  expect(holds()).toBe('13900007319')
  await wait(1)
  expect(holds()).toBe('')
})

test('a clear that is under way when it is asked for again is waited for', async () => {
  const { copied, holds } = desk()
  await copied.copy(NUMBER)
  void copied.clear()
  await copied.clear()
  expect(holds()).toBe('')
})

test('a number that is still on its way to the clipboard when it is locked does not stay there, and the end waits for it', async () => {
  const { copied, wait, takeNext, holds, pending } = desk({ slow: true })
  const copying = copied.copy(NUMBER)
  let cleared = false
  const clearing = copied.clear().then(() => (cleared = true))
  await settled()
  expect(cleared).toBe(false)
  await takeNext()
  await Promise.all([copying, clearing])
  expect(holds()).toBe('')
  expect(pending()).toBe(0)
  await wait(60)
  expect(holds()).toBe('')
})

test('of two quick copies the second has its own 30 seconds, and they end', async () => {
  const { copied, wait, takeNext, holds, pending } = desk({ slow: true })
  const both = [copied.copy(NUMBER), copied.copy('13900007319')]
  await takeNext()
  await wait(10)
  await takeNext()
  await Promise.all(both)
  expect(pending()).toBe(1)
  await wait(29)
  expect(holds()).toBe('13900007319')
  await wait(1)
  expect(holds()).toBe('')
})

test('a number that is copied again while it is being taken away has its 30 seconds', async () => {
  const { copied, wait, holds } = desk()
  await copied.copy(NUMBER)
  const clearing = copied.clear()
  await Promise.all([copied.copy(NUMBER), clearing])
  await wait(29)
  expect(holds()).toBe(NUMBER)
  await wait(1)
  expect(holds()).toBe('')
})

test('of the number nothing is kept but a digest', async () => {
  const { copied } = desk()
  await copied.copy(NUMBER)
  expect(JSON.stringify(copied)).not.toContain(NUMBER)
})
