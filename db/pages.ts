import type Database from 'better-sqlite3'

/** The tables of a database in the order in which they lie in it, with SQLite's own. */
export function tablesOf(sqlite: Database.Database): string[] {
  const tables = sqlite.prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rootpage`).pluck()
  return ['sqlite_schema', ...tables.all()]
}

/** What is wrong with the pages of a table and its indexes; throws when one cannot be read. */
export function pageProblems(sqlite: Database.Database, table: string): string[] {
  const lines = sqlite.pragma(`integrity_check("${table}")`) as { integrity_check: string }[]
  return lines.map((line) => line.integrity_check).filter((line) => line !== 'ok')
}

/** Checks every page of every table, a table at a step; gives what is wrong. A page that cannot be read throws. */
export function* pageSteps(sqlite: Database.Database): Generator<undefined, string[]> {
  const problems: string[] = []
  for (const name of tablesOf(sqlite)) {
    problems.push(...pageProblems(sqlite, name))
    yield
  }
  return problems
}
