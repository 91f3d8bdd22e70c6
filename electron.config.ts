import { existsSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { pdfFiles } from './electron/fonts/pdf-plugin.ts'
import { bundledFonts } from './electron/fonts/plugin.ts'

const root = import.meta.dirname
const out = process.env.PARLEY_OUT ?? join(root, 'out')

/** The inputs whose files are there. */
const inputs = (files: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(files)
      .map(([name, file]) => [name, join(root, file)] as const)
      .filter(([, path]) => existsSync(path)),
  )

export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      outDir: join(out, 'main'),
      rolldownOptions: {
        input: inputs({ main: 'electron/main.ts', vault: 'electron/vault/main.ts', commands: 'electron/commands.ts' }),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      outDir: join(out, 'preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: inputs({ preload: 'electron/preload.ts', paper: 'electron/paper-preload.ts' }),
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: join(root, 'src'),
    plugins: [react(), bundledFonts(root), pdfFiles(root)],
    build: {
      target: 'chrome130',
      minify: true,
      modulePreload: { polyfill: false },
      outDir: join(out, 'renderer'),
      emptyOutDir: true,
      rolldownOptions: { input: inputs({ index: 'src/index.html', paper: 'src/print/paper.html' }) },
    },
  },
})
