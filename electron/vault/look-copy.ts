import { copyFileSync, existsSync, lstatSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '../../db/errors.ts'
import { holderOf } from './holder.ts'
import { filesOf } from './office-folder.ts'

/*
 * What is only looked into is copied first, still encrypted, into a folder that nobody else may enter. It is removed when the look ends;
 * what a crash leaves is removed at the next start.
 */
const NAME = /^parley-look-(\d+)-/
const TRIES = 10

/** A new private folder in the system's place for what is needed for a while; its name says whose it is. */
export function newCopy(): string {
  return mkdtempSync(join(tmpdir(), `parley-look-${process.pid}-`))
}

/** Removes a copy and all that lies beside it. */
export function dropCopy(copy: string): void {
  rmSync(copy, { recursive: true, force: true })
}

/** Removes the copies of programs that run no more. */
export function sweepCopies(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = NAME.exec(name)?.[1]
    const path = join(tmpdir(), name)
    if (pid !== undefined && !runs(Number(pid)) && isOurFolder(path)) dropCopy(path)
  }
}

function runs(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function isOurFolder(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false })
  return found?.isDirectory() === true && (process.getuid === undefined || found.uid === process.getuid())
}

/**
 * Copies a database, its WAL and its anchor as they stand at one moment. Another program may be writing: it is copied again until
 * nothing has changed meanwhile. Refuses office.inUse when it does not come to rest.
 */
export async function copyAtRest(folder: string, database: string, copy: string): Promise<void> {
  const to = filesOf(copy)
  const pairs = [
    [database, to.database],
    [`${database}-wal`, `${to.database}-wal`],
    [filesOf(folder).anchor, to.anchor],
  ] as const
  for (let tries = 0; tries < TRIES; tries++) {
    const before = stamps(pairs.map(([from]) => from))
    for (const [from, target] of pairs) {
      rmSync(target, { force: true })
      if (existsSync(from)) copyFileSync(from, target)
    }
    if (isOlder(before) && stamps(pairs.map(([from]) => from)) === before) return
    await new Promise((resolve) => setTimeout(resolve, REST_MS))
  }
  throw new Refusal('office.inUse', holderOf(folder))
}

/** A change within one tick of the file system's clock would leave the same stamp. */
const REST_MS = 50

function stamps(paths: readonly string[]): string {
  return paths
    .map((path) => statSync(path, { throwIfNoEntry: false }))
    .map((found) => (found ? `${found.size} ${found.mtimeMs}` : '-'))
    .join('|')
}

function isOlder(stamp: string): boolean {
  return stamp.split('|').every((one) => one === '-' || Math.abs(Date.now() - Number(one.split(' ')[1])) > REST_MS)
}
