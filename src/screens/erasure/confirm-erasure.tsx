import { useContext } from 'react'
import { call } from '../../call.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, useForm } from '../../ui/form.tsx'
import { useWords } from '../../ui/language.tsx'
import { useToast } from '../../ui/toast.tsx'
import { OfficeAgain } from '../frame/shell.tsx'
import { OwnPassphrase } from '../settings/own-passphrase.tsx'

interface ConfirmProps {
  caseNo: string
  name: string
  onClose: () => void
  onErased: () => void
}

/** The second question, for there is no way back: the passphrase of whoever confirms. */
export function ConfirmErasure({ caseNo, name, onClose, onErased }: ConfirmProps) {
  const { erasure } = useWords()
  const say = useToast()
  const officeAgain = useContext(OfficeAgain)
  const form = useForm({ initial: { passphrase: '' } })
  const save = async () => {
    const reply = await call('erasure.confirm', { caseNo, passphrase: form.values.passphrase })
    if (!reply.ok) return form.fail({ ...reply.problem, ...(reply.problem.code === 'office.wrongPassphrase' && { field: 'passphrase' }) })
    onClose()
    say(erasure.erased(name))
    officeAgain()
    onErased()
  }
  return (
    <Dialog title={erasure.confirmTitle(name)} onClose={onClose}>
      <Form form={form} label={erasure.confirmTitle(name)} saveLabel={erasure.confirmNow} onSave={save} onLeave={onClose} enterSaves>
        <p>{erasure.confirmWhat}</p>
        <OwnPassphrase field={form.field('passphrase')} label={erasure.passphrase} />
      </Form>
    </Dialog>
  )
}
