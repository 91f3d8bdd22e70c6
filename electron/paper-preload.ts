import { ipcRenderer } from 'electron'
import type { Problem, Reply } from '../src/contract/reply.ts'
import type { PaperPage } from '../src/contract/requests.ts'
import type { PaperJob, ReadyPaper } from './paper-view.ts'
import { charactersOf, RUNNING_FAMILY, type Running, type RunningFace } from './paper-running.ts'

/** Inside the view that prints: asks the vault for a page, puts it in, waits until it stands. No script of the page runs. */

const port = new Promise<MessagePort>((resolve) => {
  ipcRenderer.once('port', (event) => {
    const [given] = event.ports
    if (given) resolve(given)
  })
})

ipcRenderer.on('paper.print', (_event, job: PaperJob) => {
  void prepare(job)
    .catch((): Reply<ReadyPaper> => ({ ok: false, problem: { code: 'unexpected' } }))
    .then((ready) => ipcRenderer.invoke('paper.ready', ready))
})

async function prepare(job: PaperJob): Promise<Reply<ReadyPaper>> {
  const page = await askVault(job)
  if (!page.ok) return page
  const { body, title, header, footer, missing, runsWhenMany } = page.value
  show(body, title, job.language)
  await everyFontLoaded()
  if (!(await everyPictureLoaded())) return { ok: false, problem: { code: 'document.damaged' } }
  const running: Running = { header, footer, ...(runsWhenMany && { runsWhenMany }) }
  const characters = charactersOf(running)
  await ipcRenderer.invoke('paper.faces', facesFor(characters, job.language))
  await document.fonts.load(`8pt '${RUNNING_FAMILY}'`, characters)
  return { ok: true, value: { running, missing } }
}

let lastId = 0

async function askVault(job: PaperJob): Promise<Reply<PaperPage>> {
  const vault = await port
  const id = ++lastId
  return new Promise((resolve) => {
    const locked: Problem = { code: 'office.locked' }
    vault.addEventListener('close', () => resolve({ ok: false, problem: locked }), { once: true })
    vault.addEventListener('message', function hear({ data }: MessageEvent<{ id: number; reply?: Reply<PaperPage> }>) {
      if (data.id !== id || !data.reply) return
      vault.removeEventListener('message', hear)
      resolve(data.reply)
    })
    vault.start()
    vault.postMessage({ id, request: 'paper.page', input: job })
  })
}

function show(body: string, title: string, language: string): void {
  document.documentElement.lang = language
  document.title = title
  document.body.replaceChildren(...new DOMParser().parseFromString(body, 'text/html').body.childNodes)
}

/** Asking for the layout is what starts the loading; a face that failed would print in a font of the system. */
async function everyFontLoaded(): Promise<void> {
  do {
    document.body.getBoundingClientRect()
    await document.fonts.ready
  } while (document.fonts.status === 'loading')
  if ([...document.fonts].some((face) => face.status === 'error')) throw new Error('a bundled font did not load')
}

/** False when one of them is no picture after all. A view that nobody sees decodes nothing before it prints, so their header has to do. */
async function everyPictureLoaded(): Promise<boolean> {
  const pictures = [...document.images]
  await Promise.all(pictures.filter(({ complete }) => !complete).map(loadedOrFailed))
  return pictures.every(({ naturalWidth }) => naturalWidth > 0)
}

function loadedOrFailed(picture: HTMLImageElement): Promise<void> {
  return new Promise((resolve) => {
    for (const end of ['load', 'error']) picture.addEventListener(end, () => resolve(), { once: true })
  })
}

interface Slice {
  path: string
  ranges: [number, number][]
}

/** The files that hold these characters, in the order of the paper's families. */
function facesFor(characters: string, language: string): RunningFace[] {
  const families = language === 'zh-TW' ? ['Parley Sans TC', 'Parley Sans'] : ['Parley Sans']
  const slices = families.flatMap(slicesOf)
  const faces = new Map<string, string>()
  for (const sign of characters) {
    const code = sign.codePointAt(0)!
    const slice = slices.find(({ ranges }) => ranges.some(([first, last]) => first <= code && code <= last))
    if (slice) faces.set(slice.path, (faces.get(slice.path) ?? '') + sign)
  }
  return [...faces].map(([path, found]) => ({ path, characters: found }))
}

function slicesOf(family: string): Slice[] {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSFontFaceRule)
  return rules
    .filter(({ style }) => style.getPropertyValue('font-weight') === '400' && unquoted(style.getPropertyValue('font-family')) === family)
    .map((rule) => ({ path: pathOf(rule), ranges: rangesIn(rule.style.getPropertyValue('unicode-range')) }))
}

function pathOf({ style, parentStyleSheet }: CSSFontFaceRule): string {
  const [, url = ''] = /url\(["']?([^"')]+)/.exec(style.getPropertyValue('src')) ?? []
  return new URL(url, parentStyleSheet?.href ?? location.href).pathname
}

function unquoted(name: string): string {
  return name.replace(/['"]/g, '')
}

function rangesIn(text: string): [number, number][] {
  return [...text.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)].map(([, first = '', last = first]) => [
    Number.parseInt(first, 16),
    Number.parseInt(last, 16),
  ])
}
