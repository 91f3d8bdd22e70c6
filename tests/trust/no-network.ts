import { chmodSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { execFileSync, spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { electronPath } from '../e2e/support.ts'

/** Runs the built app where there is no network, and counts every try of any of its processes to reach one (Linux: namespaces and strace). */

/** Sockets of the kernel and of this computer's own programs are no network. */
const REACHES_OUT = /^(?:\d+ +)?(connect|sendto|sendmsg|sendmmsg)\(.*sa_family=AF_INET6?\b/

/** A program in the place of Electron that starts it and writes down its calls; and the way to read them. */
export function watchedElectron(): { path: string; calls: () => string[]; watched: () => number } {
  const folder = mkdtempSync(join(tmpdir(), 'parley-calls-'))
  const path = join(folder, 'electron')
  const traced = '-e trace=connect,sendto,sendmsg,sendmmsg'
  writeFileSync(path, `#!/bin/sh\nexec strace -f -qq --seccomp-bpf ${traced} -o "${folder}/calls.$$" "${electronPath()}" "$@"\n`)
  chmodSync(path, 0o755)
  const logs = () => readdirSync(folder).filter((name) => name.startsWith('calls.'))
  const lines = () => logs().flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
  return { path, calls: () => lines().filter((line) => REACHES_OUT.test(line)), watched: () => lines().length }
}

/** A namespace of its own with nothing in it but the loopback that the test driver needs; as somebody else than root it takes a user namespace too. */
const alone = ['unshare', process.getuid?.() === 0 ? '-n' : '-rn', '--', 'python3', '-c']
const LOOPBACK_UP = `
import fcntl, os, socket, struct, sys
fcntl.ioctl(socket.socket(), 0x8914, struct.pack('16sH14s', b'lo', 0x1 | 0x8 | 0x40, b''))
os.execvp(sys.argv[1], sys.argv[1:])`

/** Throws with the system's own words where no such namespace can be made: that is a failure of the proof, not a reason to leave it out. */
export function mustBeAbleToBeAlone(): void {
  const [program = '', ...args] = alone
  const seen = execFileSync(program, [...args, LOOPBACK_UP, 'cat', '/proc/net/dev'], { encoding: 'utf8' })
  const devices = seen.split('\n').flatMap((line) => /^\s*(\w+):/.exec(line)?.[1] ?? [])
  if (devices.join() !== 'lo') throw new Error(`not alone: ${devices.join()}`)
}

/** Runs a program there and gives what it said, however it ended. */
export function runAlone(command: readonly string[], env: NodeJS.ProcessEnv): Promise<{ code: number | null; output: string }> {
  const [program = '', ...args] = [...alone, LOOPBACK_UP, ...command]
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part: string) => (output += part))
  return new Promise((resolve, reject) => child.once('error', reject).once('close', (code) => resolve({ code, output })))
}
