import { expect } from 'playwright/test'
import type { Locator, Page } from 'playwright'
import { aCase } from '../domain/build.ts'
import { wholeCase } from '../support/whole-case.ts'
import { expectCleanView } from './axe-steps.ts'
import { field, key, type } from './hands.ts'
import { at, unlockAs, type AtWork } from './office-steps.ts'
import { officeWith } from './prepared.ts'
import { afterLock } from './support.ts'

/** Several people at one window, one after the other. */

export const counselor = { name: '李顾问', passphrase: 'seven grey herons 4' }
export const reader = { name: '周查阅', passphrase: 'paper boats go north' }
export const [own, others, free] = ['2026-0001', '2026-0002', '2026-0003'] as const

/** The window and who sits at it; another window stands there after each lock. */
export class Desk {
  it: AtWork

  constructor(it: AtWork) {
    this.it = it
  }

  get page(): Page {
    return this.it.page
  }
  get hands() {
    return this.it.hands
  }
  get words() {
    return this.it.hands.words
  }
  get grid(): Locator {
    return this.page.getByRole('grid', { name: this.words.cases.title })
  }

  form(name: string): Locator {
    return this.page.getByRole('form', { name, exact: true })
  }

  async heading(name: string, level = 1): Promise<void> {
    await expect(this.page.getByRole('heading', { level, name, exact: true })).toBeVisible()
  }

  clean(view: string): Promise<void> {
    return expectCleanView(this.hands, view)
  }

  /** Goes to a screen by its two keys. */
  async go(second: 's' | 'c' | 'l', title: string): Promise<void> {
    await key(this.hands, 'g')
    await this.page.keyboard.press(second)
    await this.heading(title)
  }

  settings = () => this.go('s', this.words.settings.title)
  cases = () => this.go('c', this.words.cases.title)

  /** The case numbers that the list shows, in its order. */
  numbers = () => this.grid.locator('.rows-body [role=row] [role=gridcell]:first-child').allTextContents()

  /** Opens a case that the list has, from the list. */
  async open(caseNo: string): Promise<void> {
    await this.cases()
    await type(this.hands, field(this.page, this.words.cases.find), caseNo)
    await expect.poll(this.numbers).toEqual([caseNo])
    await this.page.keyboard.press('Enter')
    await expect(this.page.locator('.strip')).toContainText(caseNo)
  }

  async lock(): Promise<void> {
    const fresh = await afterLock(this.it, () => this.page.keyboard.press('ControlOrMeta+l'))
    this.it = { ...this.it, ...fresh, hands: at(fresh, this.hands) }
    await this.heading(this.words.start.unlockTitle)
  }

  async comeAs({ name, passphrase }: { name: string; passphrase: string }): Promise<void> {
    await this.lock()
    await unlockAs(this.hands, name, passphrase)
    await this.heading(this.words.cases.title)
  }

  /** Whom the start screen names, besides asking to choose. */
  async expectNames(names: string[]): Promise<void> {
    const who = this.page.getByRole('combobox', { name: this.words.people.whoAreYou, exact: true })
    await expect(who).toBeVisible()
    const [choose, ...found] = await who.getByRole('option').allTextContents()
    expect([choose, found.toSorted()]).toEqual([this.words.ui.choose, names.toSorted()])
  }

  /** What the vault answers to the window, whatever the screen offers. */
  ask(request: string, input: object): Promise<{ value?: unknown; problem?: object }> {
    return this.page.evaluate(
      ([what, given]) => {
        const { parley } = window as unknown as { parley: { call: (r: string, i: unknown) => Promise<{ problem?: object }> } }
        return parley.call(what, given)
      },
      [request, input] as const,
    )
  }
}

/** An administrator at the list of three cases, which are nobody's; the first has everything that a case can have. */
export async function deskOfOne(): Promise<Desk> {
  const files = [others, free].map((caseNo) => aCase({ caseNo, client: { name: '李文静', phones: [], household: [] } }))
  return new Desk(await officeWith([wholeCase(own), ...files], { by: 'keyboard' }))
}

/** The same with a counselor, whose is the first case, and a reader, who stands in there; the second is the administrator's, who has looked at the first. */
export async function deskOfThree(): Promise<Desk> {
  const desk = await deskOfOne()
  const keyOf = async (person: typeof counselor, role: string) => {
    const { value } = await desk.ask('people.add', { ...person, role })
    return (value as { key: string; name: string }[]).find(({ name }) => name === person.name)!.key
  }
  const [theirs, reads] = [await keyOf(counselor, 'counselor'), await keyOf(reader, 'reader')]
  const { value } = await desk.ask('office.state', {})
  const { me } = value as { me: string }
  for (const [caseNo, to] of [
    [own, { assignedTo: theirs, deputy: reads }],
    [others, { assignedTo: me }],
  ] as const)
    expect(await desk.ask('case.assign', { caseNo, ...to })).toMatchObject({ ok: true })
  expect(await desk.ask('case.open', { caseNo: own })).toMatchObject({ ok: true })
  return desk
}
