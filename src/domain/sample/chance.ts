/** Choices that look like chance and are the same for the same seed, on every computer. */
export interface Chance {
  /** A whole number, both ends included. */
  int(from: number, to: number): number
  of<T>(list: readonly T[]): T
  /** True in so many of a hundred cases. */
  in100(percent: number): boolean
  /** Up to `n` different items, in the order of the list. */
  some<T>(list: readonly T[], n: number): T[]
  shuffled<T>(list: readonly T[]): T[]
}

/** A source of choices of its own for everything that the parts name together. */
export function chance(...parts: (string | number)[]): Chance {
  const next = mulberry32(hash(parts.join('/')))
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  const shuffled = <T>(list: readonly T[]): T[] => {
    const mixed = [...list]
    for (let i = mixed.length - 1; i > 0; i--) {
      const j = int(0, i)
      ;[mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!]
    }
    return mixed
  }
  return {
    int,
    of: (list) => list[int(0, list.length - 1)]!,
    in100: (percent) => next() * 100 < percent,
    some: (list, n) => {
      const taken = new Set(shuffled(list.map((_, i) => i)).slice(0, n))
      return list.filter((_, i) => taken.has(i))
    },
    shuffled,
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/** Tommy Ettinger's mulberry32: 32 bits of state, good enough for made-up people. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
