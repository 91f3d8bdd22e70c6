// Two set-ups at once must not step on each other: the second waits for the first, then finds the work done.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { CACHE } from './place.mjs'
import { say } from './say.mjs'

/**
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inTurn(name, work) {
  const folder = join(CACHE, 'turns')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, name)
  await take(path)
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

/** @param {string} path */
async function take(path) {
  for (let told = false; !tryTake(path);) {
    const holder = holderOf(path)
    if (holder !== null && !isAlive(holder)) clear(path, holder)
    else {
      if (!told) say(`waiting for another set-up (process ${holder ?? '?'}) …`)
      told = true
      await pause(200)
    }
  }
}

/** @param {string} path */
function tryTake(path) {
  const mine = `${path}.${process.pid}`
  writeFileSync(mine, String(process.pid))
  try {
    linkSync(mine, path)
    return true
  } catch {
    return false
  } finally {
    rmSync(mine, { force: true })
  }
}

/** @param {string} path */
function holderOf(path) {
  try {
    return Number(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/**
 * @param {string} path
 * @param {number} dead
 */
function clear(path, dead) {
  const aside = `${path}.left-${process.pid}`
  try {
    renameSync(path, aside)
    if (holderOf(aside) !== dead) linkSync(aside, path)
  } catch {
    // somebody else was quicker
  }
  rmSync(aside, { force: true })
}
