import { Button } from '../../ui/pieces.tsx'
import { T } from '../../ui/text.tsx'
import { useNavigation } from '../frame/navigation.tsx'

/** A case by name and number; opens what is kept of its client. */
export function CaseLink({ caseNo, name }: { caseNo: string; name: string }) {
  const { go } = useNavigation()
  return (
    <span className="case-link">
      <Button quiet onClick={() => go({ screen: 'case', caseNo, section: 'client' })}>
        <T>{name}</T>
      </Button>{' '}
      <span className="soft small nowrap">
        <T>{caseNo}</T>
      </span>
    </span>
  )
}
