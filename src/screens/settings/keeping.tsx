import { useWords } from '../../ui/language.tsx'
import { useMay } from '../../ui/may.tsx'
import { Button } from '../../ui/pieces.tsx'
import { Section } from '../../ui/view.tsx'
import { useNavigation } from '../frame/navigation.tsx'

/** The way to keeping and erasing, for whoever may erase. */
export function KeepingLink() {
  const { erasure } = useWords()
  const { go } = useNavigation()
  if (!useMay('erasure.list')) return null
  return (
    <Section
      title={erasure.title}
      actions={
        <Button quiet keys="g e" onClick={() => go({ screen: 'erasure' })}>
          {erasure.open}
        </Button>
      }
    >
      <p className="soft">{erasure.what}</p>
    </Section>
  )
}
