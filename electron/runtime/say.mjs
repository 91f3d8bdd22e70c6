// Set-up speaks on standard error only; standard output belongs to the job's answer.

/** A trouble a person can do something about: its message is the whole sentence they get. */
export class Trouble extends Error {}

/** @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`parley: ${sentence}\n`)
}

/**
 * Runs a script's job and turns its end into the exit code.
 * @param {(args: string[]) => Promise<number>} job
 */
export async function runJob(job) {
  try {
    process.exitCode = await job(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    say(error.message)
    process.exitCode = 1
  }
}
