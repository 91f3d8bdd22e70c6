import type { CopiedEntry, CopiedRow, CopiedTable } from '../../domain/subject-copy.ts'
import { enums, type EnumValue } from '../../domain/enums.ts'
import { aboutText } from '../../words/about-text.ts'
import { Fact, Facts, Lines, Said, Table } from '../pieces.tsx'
import { useTongue, type Tongue } from '../tongue.ts'
import { fieldLines, fieldName } from './values.ts'

export interface SubjectSheet {
  caseNo: string
  client: string
  printedBy: string
  /** Every table with rows of cases, those without a row included. */
  tables: readonly CopiedTable[]
  log: readonly CopiedEntry[]
}

/** What only the database itself reckons with. */
const inner = new Set(['id', 'caseId', 'rev', 'storedName', 'keyId', 'subject'])
/** Rows of so few fields stand in a table, others each as a block. */
const few = 4

/** Everything that the office has of one client, table by table, to read. */
export function SubjectPaper({ sheet }: { sheet: SubjectSheet }) {
  const { words, deadline, today } = useTongue()
  const { subjectCopy } = words
  const documents = sheet.tables.find(({ name }) => name === 'documents')?.rows.length ?? 0
  const tables = sheet.tables.filter(({ rows }) => rows.length > 0)
  return (
    <main className="subject">
      <header>
        <h1>{subjectCopy.title}</h1>
        <Facts>
          <Fact label={subjectCopy.reference}>
            <Said>{sheet.caseNo}</Said>
          </Fact>
          <Fact label={subjectCopy.client}>
            <Said>{sheet.client}</Said>
          </Fact>
          <Fact label={subjectCopy.documents}>{documents}</Fact>
          <Fact label={subjectCopy.printedBy}>
            <Said>{sheet.printedBy}</Said>
          </Fact>
          <Fact label={subjectCopy.printedOn}>{deadline(today)}</Fact>
        </Facts>
        <p className="quiet">{subjectCopy.what}</p>
      </header>
      {tables.map((table) => (
        <TablePart key={table.name} table={table} />
      ))}
      <LogPart log={sheet.log} />
    </main>
  )
}

/** What a table is called; one that has no name yet stands under its own. */
function tableName({ words }: Tongue, name: string): string {
  return (words.subjectCopy.tables as Readonly<Record<string, string>>)[name] ?? name
}

function TablePart({ table: { name, rows } }: { table: CopiedTable }) {
  const tongue = useTongue()
  const properties = (rows[0]?.fields ?? []).map(({ property }) => property).filter((property) => !inner.has(property))
  return (
    <section>
      <h2>{tableName(tongue, name)}</h2>
      {properties.length <= few ? (
        <Table columns={properties.map((property) => ({ head: fieldName(tongue, property) }))}>
          {rows.map((row, index) => (
            <tr key={index}>
              {properties.map((property) => (
                <td key={property}>
                  <FieldText row={row} property={property} />
                </td>
              ))}
            </tr>
          ))}
        </Table>
      ) : (
        rows.map((row, index) => <RowPart key={index} row={row} properties={properties} no={index + 1} of={rows.length} />)
      )}
    </section>
  )
}

function RowPart({ row, properties, no, of }: { row: CopiedRow; properties: readonly string[]; no: number; of: number }) {
  const tongue = useTongue()
  const stated = properties.filter((property) => linesOf(tongue, row, property).length > 0)
  return (
    <>
      {of > 1 && <h3>{tongue.words.subjectCopy.line(no, of)}</h3>}
      <Facts wide>
        {stated.map((property) => (
          <Fact key={property} label={fieldName(tongue, property)}>
            <FieldText row={row} property={property} />
          </Fact>
        ))}
      </Facts>
    </>
  )
}

function FieldText({ row, property }: { row: CopiedRow; property: string }) {
  const tongue = useTongue()
  return (
    <Lines>
      {linesOf(tongue, row, property).map((line, index) => (
        <Said key={index}>{line}</Said>
      ))}
    </Lines>
  )
}

function linesOf(tongue: Tongue, row: CopiedRow, property: string): string[] {
  const field = row.fields.find((one) => one.property === property)
  return field ? fieldLines(tongue, field, row) : []
}

function LogPart({ log }: { log: readonly CopiedEntry[] }) {
  const tongue = useTongue()
  const { subjectCopy } = tongue.words
  return (
    <section>
      <h2>{subjectCopy.log}</h2>
      <Table
        columns={[
          { head: subjectCopy.logNo, number: true, narrow: true },
          { head: subjectCopy.logAt, narrow: true },
          { head: subjectCopy.logBy },
          { head: subjectCopy.logAction },
          { head: subjectCopy.logAbout },
          { head: subjectCopy.logReason },
        ]}
      >
        {log.map((entry) => (
          <tr key={entry.seq}>
            <td className="number">{entry.seq}</td>
            <td className="narrow">{tongue.moment(entry.at)}</td>
            <td>
              <Said>{entry.by}</Said>
            </td>
            <td>{actionText(tongue, entry.action)}</td>
            <td>{aboutText(tongue.words, entry.about)}</td>
            <td>{entry.reason !== undefined && <Said>{entry.reason}</Said>}</td>
          </tr>
        ))}
      </Table>
    </section>
  )
}

function actionText({ label }: Tongue, action: string): string {
  const known = enums.data_action.find((one) => one === action)
  return known ? label('data_action', known satisfies EnumValue<'data_action'>) : action
}
