import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { ensurePrograms } from '../../electron/runtime/libraries.mjs'

/**
 * Runs a program with a disk of its own of so many MB, mounted for it alone. Root may mount; anybody else does it in a
 * namespace of their own, where the system allows that.
 */
export async function onSmallDisk(megabytes: number, program: readonly string[], input: string): Promise<string> {
  await ensurePrograms(['unshare'])
  const folder = mkdtempSync(join(tmpdir(), 'parley-disk-'))
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  // The mount is gone with the process that made it.
  const alone = process.getuid?.() === 0 ? ['--mount'] : ['--mount', '--map-root-user']
  const mount = `mount -t tmpfs -o size=${megabytes}m,mode=700 tmpfs "$0" && exec "$@"`
  return execFileSync('unshare', [...alone, 'sh', '-c', mount, disk, ...program, disk], {
    input,
    stdio: ['pipe', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  })
}
