import { Said } from '../pieces.tsx'

/** What the paper view makes pages of, since nothing else can: a text, or a picture of a kind that a PDF does not have. */
export type DrawnContent = { text: string } | { picture: { mime: string; base64: string } }

/** A text as it runs, or a picture as large as the page. */
export function DrawnDocument({ content }: { content: DrawnContent }) {
  if ('picture' in content)
    return <img className="drawn-picture" alt="" src={`data:${content.picture.mime};base64,${content.picture.base64}`} />
  return (
    <main className="drawn-text">
      <Said>{content.text}</Said>
    </main>
  )
}
