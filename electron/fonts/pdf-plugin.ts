import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** What the reader of PDFs asks for while it draws: tables of Chinese, Japanese and Korean characters, the standard fonts, decoders of scans. */
const wanted = { cmaps: /\.bcmap$/, standard_fonts: /\.(pfb|ttf)$/, wasm: /_nowasm_fallback\.js$/ }

/** Puts these files under pdf/ on our own origin. */
export function pdfFiles(root: string): Plugin {
  const packaged = join(root, 'node_modules', 'pdfjs-dist')
  return {
    name: 'parley-pdf',
    generateBundle() {
      for (const [folder, names] of Object.entries(wanted))
        for (const name of readdirSync(join(packaged, folder)).filter((one) => names.test(one)))
          this.emitFile({ type: 'asset', fileName: `pdf/${folder}/${name}`, source: readFileSync(join(packaged, folder, name)) })
    },
  }
}
