import { Fact, Facts, Said } from '../pieces.tsx'
import { useTongue } from '../tongue.ts'

/** An entry as it is printed, with its fingerprint in hex; `gone` as the texts have it. */
export interface PrintedEntry {
  no: number
  text: string
  sha256: string
  gone: number
}

export interface ChronologySheet {
  caseNo: string
  client: string
  /** The creditor that it is limited to. */
  creditor?: string
  printedBy: string
  entries: readonly PrintedEntry[]
  /** The last fingerprint. */
  head: string
}

/** Everything that happened, entry by entry with its fingerprint; at the end a page that says how to check it. */
export function ChronologyPaper({ sheet }: { sheet: ChronologySheet }) {
  const { words } = useTongue()
  const { chronologyPaper: head } = words
  return (
    <main className="chronology">
      <Head sheet={sheet} />
      {sheet.entries.length === 0 && <p>{head.empty}</p>}
      {sheet.entries.map((entry) => (
        <Entry key={entry.no} entry={entry} />
      ))}
      <HowToCheck head={sheet.head} />
    </main>
  )
}

function Head({ sheet }: { sheet: ChronologySheet }) {
  const { words, deadline, today } = useTongue()
  const { chronologyPaper: head } = words
  return (
    <header>
      <h1>{head.title}</h1>
      <Facts>
        <Fact label={head.reference}>
          <Said>{sheet.caseNo}</Said>
        </Fact>
        <Fact label={head.client}>
          <Said>{sheet.client}</Said>
        </Fact>
        <Fact label={head.scope}>
          <Said>{sheet.creditor === undefined ? head.whole : head.ofCreditor(sheet.creditor)}</Said>
        </Fact>
        <Fact label={head.entries}>{sheet.entries.length}</Fact>
        <Fact label={head.printedBy}>
          <Said>{sheet.printedBy}</Said>
        </Fact>
        <Fact label={head.printedOn}>{deadline(today)}</Fact>
      </Facts>
      <p className="quiet">{head.order}</p>
    </header>
  )
}

/** What no longer counts is struck through, but for the lines that say so and who logged it. */
function Entry({ entry: { no, text, sha256, gone } }: { entry: PrintedEntry }) {
  const { words } = useTongue()
  const { chronologyPaper: head } = words
  const lines = text.split('\n')
  const isStruck = (index: number) => gone > 0 && (index === 0 || (index > gone && index < lines.length - 1))
  return (
    <section className={gone > 0 ? 'entry undone' : 'entry'}>
      <p className="entry-no">{head.no(no)}</p>
      {lines.map((line, index) => (
        <p key={index} className="entry-line">
          {isStruck(index) ? (
            <del>
              <Said>{line}</Said>
            </del>
          ) : (
            <Said>{line}</Said>
          )}
        </p>
      ))}
      <p className="fingerprint">
        {head.fingerprint} {sha256}
      </p>
    </section>
  )
}

/** For whoever has the data file and any tool that computes SHA-256. */
const first = `jq -j '.start + "\\n" + .entries[0].text' FILE.json | sha256sum`
const nth = `jq -j '.entries[n-2].sha256 + "\\n" + .entries[n-1].text' FILE.json | sha256sum`
/** The same for all entries. */
export const recipe = `import hashlib, json, sys
data = json.load(open(sys.argv[1], encoding="utf-8"))
last = data["start"]
for entry in data["entries"]:
    last = hashlib.sha256((last + "\\n" + entry["text"]).encode("utf-8")).hexdigest()
    if last != entry["sha256"]:
        sys.exit("entry " + str(entry["no"]) + " does not fit")
print(last)`

function HowToCheck({ head }: { head: string }) {
  const { words } = useTongue()
  const { checkTitle, check } = words.chronologyPaper
  return (
    <section className="how-to-check">
      <h2>{checkTitle}</h2>
      <p>{check.file}</p>
      <p>{check.rule}</p>
      <p>{check.head}</p>
      <pre className="fingerprint">{head}</pre>
      <p>{check.one}</p>
      <pre>{`${first}\n${nth}`}</pre>
      <p>{check.all}</p>
      <pre>{recipe}</pre>
      <p>{check.documents}</p>
      <p>{check.chain}</p>
      <p>
        <strong>{check.truth}</strong>
      </p>
    </section>
  )
}
