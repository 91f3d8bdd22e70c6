import { expect, test } from 'vitest'
import { linesWith, product, sourceOf } from './support/sources.ts'

/** What would open a door that the program promises to keep shut stands nowhere in it, and each rule sees what it is there for. */

interface Rule {
  what: RegExp
  /** What it must find: a line of a file in which it may not stand. */
  planted: string[]
  /** Only in these files; the whole program without it. */
  only?: RegExp
  /** The one place where it may stand. */
  but?: string
}

/** Where chance decides over keys, names and salts. */
const IN_SECURITY = /^(electron|db)\//

const RULES: Rule[] = [
  { what: /executeJavaScript\w*\(/, planted: ["page.executeJavaScript('1')", 'frame.executeJavaScriptInIsolatedWorld(1, [])'] },
  { what: /\beval\(/, planted: ['eval(text)'] },
  { what: /new Function\b/, planted: ["const run = new Function('return 1')"] },
  {
    what: /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|setHTMLUnsafe|createContextualFragment/,
    planted: ['<p dangerouslySetInnerHTML={{ __html: text }} />', 'element.innerHTML = text', 'element.setHTMLUnsafe(text)'],
  },
  {
    what: /(webSecurity|contextIsolation|sandbox):\s*false/,
    planted: ['webPreferences: { sandbox: false }', 'contextIsolation:false', 'webSecurity: false,'],
  },
  {
    what: /(nodeIntegration\w*|allowRunningInsecureContent|experimentalFeatures|webviewTag|navigateOnDragDrop|spellcheck|devTools|plugins):\s*true/,
    planted: ['nodeIntegration: true', 'nodeIntegrationInWorker:true', 'devTools: true', 'webviewTag: true', 'spellcheck: true'],
  },
  {
    what: /enableBlinkFeatures|<webview|@electron\/remote/,
    planted: ["enableBlinkFeatures: 'X'", '<webview src="x">', "from '@electron/remote'"],
  },
  {
    what: /openExternal|openPath|showItemInFolder|\bshell\b.*from 'electron'/,
    planted: ['shell.openExternal(url)', "import { shell } from 'electron'"],
  },
  { what: /ipcMain\.(on|once)\(|ipcRenderer\.sendSync/, planted: ["ipcMain.on('x', run)", "ipcRenderer.sendSync('x')"] },
  { what: /ipcMain\.handle\(/, planted: ["ipcMain.handle('another', run)"], but: 'electron/ipc.ts' },
  { what: /load(URL|File)\(\s*['"`](https?|file|data):/, planted: ["window.loadURL('https://x')", 'view.loadURL(`file:///x`)'] },
  { what: /\.loadFile\(/, planted: ["window.loadFile('x.html')"] },
  { what: /\.(serialize|backup)\(/, planted: ['sqlite.serialize()', "sqlite.backup('x')"], only: IN_SECURITY },
  {
    what: /PRAGMA\s+(hex)?(re)?key\b|pragma\(\s*[`'"](hex)?(re)?key\b/i,
    planted: ["sqlite.exec('PRAGMA key = 1')", "sqlite.pragma(`rekey = '${key}'`)"],
  },
  {
    what: /hmac_use|plaintext_header_size|cipher\s*=\s*'?(rc4|aes128cbc|aes256cbc)/,
    planted: ["pragma('hmac_use = 0')", "pragma(`cipher = 'aes256cbc'`)"],
  },
  { what: /\bverbose:/, planted: ['new Database(path, { verbose: console.log })'] },
  {
    what: /['"](node:)?(http|https|http2|net|tls|dgram|dns|inspector|cluster|repl)['"]/,
    planted: ["import http from 'node:http'", "require('dns')"],
  },
  {
    what: /\bnet\.(fetch|request|connect)\(|\bhttps?\.(get|request)\(|XMLHttpRequest|new WebSocket|new EventSource|new RTCPeerConnection|sendBeacon/,
    planted: ["net.fetch('x')", "https.get('x')", 'new WebSocket(url)', 'navigator.sendBeacon(url)'],
  },
  { what: /\bfetch\(/, planted: ['await fetch(url)'], only: IN_SECURITY },
  { what: /Math\.random/, planted: ['Math.random()'], only: IN_SECURITY },
  {
    what: /createHash\(\s*['"](md5|sha1)['"]|createCipheriv\(\s*['"]aes-\d+-(ecb|cbc)/,
    planted: ["createHash('md5')", "createCipheriv('aes-256-cbc', key, iv)"],
  },
  { what: /localStorage|sessionStorage|indexedDB|document\.cookie|navigator\.storage/, planted: ['localStorage.setItem(a, b)'] },
  { what: /'unsafe-eval'|'wasm-unsafe-eval'|script-src[^;'"]*'unsafe-inline'/, planted: [`"script-src 'self' 'unsafe-eval'"`] },
  {
    what: /crashReporter|autoUpdater|addRecentDocument|setJumpList|new Notification\b/,
    planted: ['crashReporter.start({})', 'app.addRecentDocument(path)'],
  },
  { what: /safeStorage/, planted: ['safeStorage.encryptString(key)'] },
  { what: /fromPartition\(\s*['"`]persist:|persist:/, planted: ["session.fromPartition('persist:case')"] },
  { what: /session\.defaultSession/, planted: ['session.defaultSession.clearCache()'] },
  {
    what: /\b(clipboard)\.(readText|writeText|write|read|clear)\(/,
    planted: ['clipboard.writeText(number)', 'navigator.clipboard.readText()'],
    but: 'electron/clipboard.ts',
  },
  { what: /new BrowserWindow\(/, planted: ['new BrowserWindow({})'], but: 'electron/window.ts' },
  { what: /\.postMessage\(\s*[^)]*['"]\*['"]/, planted: ["parent.postMessage(text, '*')"] },
]

const filesOf = ({ only = /./, but }: Rule) => product.filter(({ path }) => only.test(path) && path !== but)

test.each(RULES)('nothing contains $what', (rule) => {
  expect(linesWith(filesOf(rule), rule.what, 'code')).toEqual([])
})

test.each(RULES.flatMap(({ what, planted }) => planted.map((line) => ({ what, line }))))(
  'negative control: $what finds $line',
  ({ what, line }) => {
    const hidden = sourceOf('electron/planted.ts', `const before = 1\n${line}\n`)
    expect(linesWith([hidden], what, 'code')).toEqual([`electron/planted.ts: ${line}`])
    expect(
      linesWith([sourceOf('electron/planted.ts', `/* ${line} */\n// ${line}\n`)], what, 'code'),
      'in a comment it does no harm',
    ).toEqual([])
  },
)

test('the rules look at the whole program', () => {
  for (const rule of RULES) expect(filesOf(rule).length, String(rule.what)).toBeGreaterThan(30)
  expect(product.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['electron/window.ts', 'electron/vault/main.ts', 'src/index.html', 'db/open.ts']),
  )
})

test('a place where a rule makes its one exception still needs it', () => {
  for (const { what, but } of RULES.filter((rule) => rule.but !== undefined))
    expect(
      linesWith(
        product.filter(({ path }) => path === but),
        what,
        'code',
      ).length,
      but,
    ).toBeGreaterThan(0)
})

test('what locks and what clears the clipboard goes by a clock that only runs forwards', () => {
  const timed = product.filter(({ path }) => /^electron\/(idle|deserted|copied|clipboard|window|vault-process)\.ts$/.test(path))
  expect(timed).toHaveLength(6)
  const wall = /\bnew Date\b|\bDate\.|Temporal\.Now/
  expect(linesWith(timed, wall)).toEqual([])
  expect(linesWith([sourceOf('electron/idle.ts', 'const now = Date.now()')], wall)).toHaveLength(1)
})
