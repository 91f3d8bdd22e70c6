import { execFileSync } from 'node:child_process'
import { accessSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { ensurePrograms } from '../../../electron/runtime/libraries.mjs'

/** The shim of shim.c: how it is made, how a process gets it, and what that process says to it. */

/** Compiles the shim into `folder` and gives its path. Installs a C compiler where that is ours to do. */
export async function compiledShim(folder: string): Promise<string> {
  // Which brings gcc, and the system's headers that gcc alone comes without.
  await ensurePrograms(['g++'])
  const path = join(folder, 'shim.so')
  const warnings = ['-Wall', '-Wextra', '-Werror', '-Wno-format-truncation']
  execFileSync('gcc', ['-O2', ...warnings, '-shared', '-fPIC', '-o', path, join(import.meta.dirname, 'shim.c'), '-ldl', '-lpthread'])
  return path
}

/** The environment of a process whose file calls in `root` go through the shim, and into `log` where there is one. */
export function underShim(shim: string, root: string, log?: string): NodeJS.ProcessEnv {
  const env = { ...process.env, LD_PRELOAD: shim, SHIM_ROOT: root, UV_USE_IO_URING: '0' }
  // What is synchronised is what was written down; waiting for the disk as well would only take time.
  return log === undefined ? env : { ...env, SHIM_LOG: log, SHIM_NO_SYNC: '1' }
}

/** Writes a word between the calls. */
export function mark(word: string): void {
  accessSync(`/@shim/mark/${word}`)
}

/** From now on calls are counted, and the n-th fails with this errno. */
export function failAt(n: number, errno: number): void {
  accessSync(`/@shim/arm/${n}/${errno}`)
}

/** Ends counting and failing. */
export function failNoMore(): void {
  accessSync('/@shim/off')
}

/** How many calls there were since failAt(), and which one failed: "write /vault.db-wal", or "nothing". */
export function whatFailed(): { calls: number; hit: string } {
  return { calls: Number(readlinkSync('/@shim/calls')), hit: readlinkSync('/@shim/hit') }
}
