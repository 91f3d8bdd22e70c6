import { useState } from 'react'
import { call } from '../../../call.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { ManyField } from '../../../ui/fields.tsx'
import { useLabel, useLanguage, useSentence, useWords } from '../../../ui/language.tsx'
import { Button, ProgressBar } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Section } from '../../../ui/view.tsx'
import { useCase } from '../case-context.tsx'
import { buildBundle, stopBundle, useBundleUnderWay } from './bundle-run.ts'

/** The numbered evidence as one PDF: what goes in, and the one key that builds it. */
export function Bundle() {
  const words = useWords().evidenceMatrix
  const label = useLabel()
  const { file } = useCase()
  const [left, setLeft] = useState<readonly string[]>([])
  const underWay = useBundleUnderWay()
  const build = useBuild()
  const keys = file.documents.map(({ key }) => key)
  const chosen = keys.filter((key) => !left.includes(key))
  useCommand({
    id: 'bundle.build',
    needs: 'bundle.start',
    title: words.build,
    keys: 'b',
    run: () => void build(chosen),
    enabled: chosen.length > 0 && underWay === null,
  })
  if (keys.length === 0) return null
  return (
    <Section
      title={words.bundle}
      actions={
        <Button needs="bundle.start" keys="b" disabled={chosen.length === 0 || underWay !== null} onClick={() => void build(chosen)}>
          {words.build}
        </Button>
      }
    >
      <div className="stack">
        {underWay && (
          <ProgressBar label={words.building} at={underWay}>
            <Button onClick={stopBundle}>{words.stop}</Button>
          </ProgressBar>
        )}
        <ManyField
          label={words.inBundle}
          value={chosen}
          onChange={(value) => setLeft(keys.filter((key) => !value.includes(key)))}
          error={chosen.length === 0 ? words.nothingTicked : undefined}
          hint={words.chosen(chosen.length, keys.length)}
          options={file.documents.map(({ key, fileName, type }) => ({
            value: key,
            label: (
              <>
                <T>{fileName}</T> <span className="soft">{label('evidence_type', type)}</span>
              </>
            ),
          }))}
        />
      </div>
    </Section>
  )
}

/** Asks where to, builds, and says how it ended. */
function useBuild(): (documents: string[]) => Promise<void> {
  const words = useWords().evidenceMatrix
  const sentence = useSentence()
  const { language } = useLanguage()
  const say = useToast()
  const { file } = useCase()
  return async (documents) => {
    const suggestedName = `${file.caseNo} ${words.bundle}.pdf`
    const place = await call('shell.pick', { kind: 'saveFile', suggestedName, extension: 'pdf' })
    if (!place.ok) return say(sentence(place.problem))
    if (!place.value) return
    const { handle, label } = place.value
    const built = await buildBundle({ caseNo: file.caseNo, documents, handle, language })
    if (!built.ok) return say(sentence(built.problem))
    if (built.value === null) return say(words.stopped)
    say(built.value.length > 0 ? words.savedWithout(label, built.value.join(' ')) : words.saved(label))
  }
}
