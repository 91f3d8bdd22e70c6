import type { OpenOffice } from './tamper-office.ts'

/** To which table each page belongs, and all names under which a damage of it may be told. */
export function pageOwners(office: OpenOffice): Map<number, { table: string; names: string[] }> {
  const { sqlite } = office.database
  const objects = sqlite
    .prepare<[], { name: string; tbl_name: string; rootpage: number }>('SELECT name, tbl_name, rootpage FROM sqlite_master')
    .all()
  const pages = sqlite.prepare<[], { name: string; pageno: number }>('SELECT name, pageno FROM dbstat').all()
  return new Map(
    pages.map(({ name, pageno }) => {
      const table = objects.find((one) => one.name === name)?.tbl_name ?? name
      const mine = objects.filter((one) => one.tbl_name === table)
      return [pageno, { table, names: mine.flatMap((one) => [one.name, `Tree ${one.rootpage} `]) }]
    }),
  )
}

/** Every row of every table that is part of the record or computed from it. */
export function everything({ database: { sqlite } }: OpenOffice): string {
  const tables = sqlite
    .prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('drafts', 'last_use') ORDER BY name`)
    .pluck()
    .all()
  return tables.map((table) => JSON.stringify([table, sqlite.prepare(`SELECT * FROM "${table}" NOT INDEXED`).all()])).join('\n')
}
