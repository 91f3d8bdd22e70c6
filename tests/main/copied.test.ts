import { expect, test } from 'vitest'
import { Copied } from '../../electron/copied.ts'

/** A clipboard that anybody may write to, and a clock that the test winds on. */
function desk() {
  let holds = ''
  const waiting: { at: number; act: () => void }[] = []
  let now = 0
  const board = {
    readText: () => Promise.resolve(holds),
    writeText: (text: string) => ((holds = text), Promise.resolve()),
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
  return { copied, wait, holds: () => holds, somebodyCopies: (text: string) => (holds = text), pending: () => waiting.length }
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

test('of the number nothing is kept but a digest', async () => {
  const { copied } = desk()
  await copied.copy(NUMBER)
  expect(JSON.stringify(copied)).not.toContain(NUMBER)
})
