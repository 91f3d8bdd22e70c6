import { useState } from 'react'
import type { Agreement } from '../../../domain/case-file.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Button } from '../../../ui/pieces.tsx'
import { Section } from '../../../ui/view.tsx'
import { PaymentForm } from './payments-form.tsx'
import { PaymentTable } from './payments-table.tsx'

/** What was paid; a payment that fails or is taken back changes its status and no longer counts. */
export function Payments({ agreement }: { agreement: Agreement }) {
  const words = useWords()
  const [adding, setAdding] = useState(false)
  useCommand({
    id: 'payment.new',
    needs: 'payment.add',
    title: words.agreements.addPayment,
    keys: 'm',
    run: () => setAdding(true),
    enabled: !adding,
  })
  return (
    <Section
      level={4}
      title={words.agreements.payments}
      actions={
        !adding && (
          <Button needs="payment.add" quiet keys="m" opens={`payment:${agreement.key}`} onClick={() => setAdding(true)}>
            {words.agreements.addPayment}
          </Button>
        )
      }
    >
      {adding && <PaymentForm agreement={agreement} onLeave={() => setAdding(false)} />}
      {agreement.payments.length > 0 ? (
        <PaymentTable agreement={agreement} />
      ) : (
        !adding && <p className="soft">{words.agreements.paymentsEmpty}</p>
      )}
    </Section>
  )
}
