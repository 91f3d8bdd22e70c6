/** The header and footer that Chromium draws in the page margins: pure, so that a test needs no Electron. */

/** The texts that run along the pages; the page numbers come between the three of `pageOf`. */
export interface Running {
  header: string
  footer: { date: string; pageOf: [string, string, string] }
  /** They stand there only when there is more than one page. */
  runsWhenMany?: true
}

/** A file of the bundled fonts and the characters of the running texts that it has. */
export interface RunningFace {
  path: string
  characters: string
}

/** Every sign that the running texts need, the digits of the page numbers included. */
export function charactersOf({ header, footer }: Running): string {
  return [...new Set(`${header}${footer.date}${footer.pageOf.join('')}0123456789 `)].join('')
}

/** The family of the running texts. */
export const RUNNING_FAMILY = 'Parley Running'

/**
 * The faces as data: the templates are drawn in a page of their own that waits for no file. Chromium draws them only
 * when the printed page has loaded the very same data before, so both get this one stylesheet.
 */
export function facesCss(faces: readonly RunningFace[], read: (path: string) => Uint8Array): string {
  return faces
    .map(({ path, characters }) => {
      const data = Buffer.from(read(path)).toString('base64')
      const range = Array.from(characters, (sign) => `U+${sign.codePointAt(0)!.toString(16)}`).join(',')
      return `@font-face{font-family:'${RUNNING_FAMILY}';src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${range}}`
    })
    .join('')
}

/** Chromium's two templates. It draws both into one document for each page, so the stylesheet stands in the first alone. */
export function templatesOf({ header, footer }: Running, css: string): { headerTemplate: string; footerTemplate: string } {
  const [before, between, after] = footer.pageOf.map(escape)
  const page = `${before}<span class="pageNumber"></span>${between}<span class="totalPages"></span>${after}`
  return {
    headerTemplate: `<style>${css}${look}</style><div class="running"><span>${escape(header)}</span></div>`,
    footerTemplate: `<div class="running"><span>${escape(footer.date)}</span><span>${page}</span></div>`,
  }
}

/** How many pages a PDF of Chromium's has: it writes each page's dictionary in plain text. */
export function pagesIn(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g)?.length ?? 0
  )
}

const look = `.running{box-sizing:border-box;display:flex;justify-content:space-between;width:100%;padding:0 16mm;font:8pt/12pt '${RUNNING_FAMILY}';color:#555}`

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
