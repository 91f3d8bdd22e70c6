/** Lets everything else have its turn. */
export function aTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

/** Runs work that comes in steps, with a turn for everything else between them. */
export async function inSteps<T>(steps: Generator<undefined, T>, between: () => Promise<void> = aTurn): Promise<T> {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    await between()
  }
}
