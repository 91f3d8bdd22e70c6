/**
 * What something comes to, computed once. For things that nobody changes: a case, its log; every part of a screen asks for
 * the same of them.
 */
export function oncePer<K extends object, T>(compute: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, T>()
  return (of) => {
    const found = known.get(of)
    if (found !== undefined) return found
    const computed = compute(of)
    known.set(of, computed)
    return computed
  }
}
