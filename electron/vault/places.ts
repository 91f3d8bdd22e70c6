/** The places that a person picked in a dialog of the system, by the opaque names that the page has for them. */
export class Places {
  private readonly paths = new Map<string, string>()
  private readonly waiting = new Map<string, () => void>()

  get size(): number {
    return this.paths.size
  }

  get(handle: string): string | undefined {
    return this.paths.get(handle)
  }

  set(handle: string, path: string): void {
    this.paths.set(handle, path)
    this.waiting.get(handle)?.()
  }

  /**
   * Waits a moment for a handle that is not known yet: main tells it over one pipe, the page uses it over another, and
   * nothing keeps the two in order.
   */
  arrival(handle: string): Promise<void> {
    if (this.paths.has(handle)) return Promise.resolve()
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(patience)
        this.waiting.delete(handle)
        resolve()
      }
      const patience = setTimeout(done, PATIENCE_MS)
      this.waiting.set(handle, done)
    })
  }
}

const PATIENCE_MS = 500
