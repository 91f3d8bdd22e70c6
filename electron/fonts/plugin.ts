import { join } from 'node:path'
import type { Plugin } from 'vite'
import { bundledFaces, rangesOf, type Face } from './faces.ts'

/**
 * Fills src/print/fonts.css with one @font-face per slice of the bundled Noto Sans: woff2 only, regular and bold,
 * each with the code points that its file really has. Vite then emits the files as it does for any stylesheet.
 */
export function bundledFonts(root: string): Plugin {
  const packages = join(root, 'node_modules')
  return {
    name: 'parley-fonts',
    enforce: 'pre',
    config: () => ({ build: { assetsInlineLimit: 0 }, server: { fs: { allow: [root] } } }),
    transform(_code, id) {
      if (!id.split('?')[0]?.endsWith('src/print/fonts.css')) return null
      return { code: bundledFaces(packages).map(fontFace).join('\n'), map: null }
    },
  }
}

function fontFace(face: Face): string {
  const range = rangesOf(face.codePoints)
    .map(([first, last]) => `U+${first.toString(16)}${last > first ? `-${last.toString(16)}` : ''}`)
    .join(',')
  return `@font-face{font-family:'${face.family}';font-weight:${face.weight};font-display:block;src:url('${face.file.replaceAll('\\', '/')}') format('woff2');unicode-range:${range}}`
}
