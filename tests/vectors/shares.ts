import type { DebtComponent } from '../../src/domain/case-file.ts'
import { allocate, type Amounts, proRata, settle, waive } from '../../src/domain/allocation.ts'
import { enums } from '../../src/domain/enums.ts'
import { installmentsProblem } from '../../src/domain/plan.ts'
import { splitEqual, type SplitRule } from '../../src/domain/schedule.ts'
import { digits, granted, type Inputs, integer, list, minor, minors, optional, rate, record, Refused, text, unitIn } from './values.ts'

/** Kinds about splitting, sharing and giving up: a vector's inputs to our functions and back to its own names. */
export const shares = {
  split_equal(inputs: Inputs) {
    const n = integer(inputs['n'])
    const problem = installmentsProblem(n)
    if (problem) throw new Refused(problem.code)
    const parts = splitEqual(minor(inputs['total']), n, (inputs['rule'] ?? 'floor_last') as SplitRule, unitIn(inputs))
    if (parts === null) throw new Refused('plan.lastNegative')
    return { payments: parts.map(digits), sum: digits(parts.reduce((sum, part) => sum + BigInt(part), 0n)) }
  },

  allocate(inputs: Inputs) {
    const owed = record(inputs['components'])
    const order = list(inputs['order']).map(text)
    const names = new Map([...Object.keys(owed), ...order].map((name) => [componentOf(name), name]))
    const components: Amounts = Object.fromEntries([...names].map(([component, name]) => [component, minor(owed[name] ?? 0)]))
    const { applied, remaining, unallocated } = allocate(minor(inputs['payment']), components, order.map(componentOf))
    const named = (amounts: Amounts) =>
      Object.fromEntries([...names].map(([component, name]) => [name, digits(amounts[component] ?? null)]))
    return { applied: named(applied), remaining: named(remaining), unallocated: digits(unallocated) }
  },

  pro_rata(inputs: Inputs) {
    const balances = minors(inputs['balances'])
    const minPayment = optional(inputs['min_payment'], minor)
    const caps = list(inputs['caps']).map((cap) => optional(cap, minor))
    const answer = granted(
      proRata(minor(inputs['pool']), balances, { caps, unit: unitIn(inputs), ...(minPayment !== undefined && { minPayment }) }),
    )
    return { shares: answer.shares.map(digits), left_over: digits(answer.leftOver) }
  },

  waiver(inputs: Inputs) {
    const { waived, payable } = granted(waive(minor(inputs['component']), rate(inputs['waive_rate']), unitIn(inputs)))
    return { waived: digits(waived), payable: digits(payable) }
  },

  settlement(inputs: Inputs) {
    const { offer, writtenOff } = granted(settle(minor(inputs['balance']), rate(inputs['offer_rate']), unitIn(inputs)))
    return { offer: digits(offer), written_off: digits(writtenOff) }
  },
}

/** The vectors name groups of components; each stands for one of ours. */
const groups: Record<string, DebtComponent> = {
  cost: 'collection_cost',
  costs: 'collection_cost',
  interest: 'contract_interest',
  penalty: 'late_fee',
  penalties: 'late_fee',
  fee: 'service_fee',
  fees: 'service_fee',
}

function componentOf(name: string): DebtComponent {
  const component = groups[name] ?? enums.debt_component.find((known) => known === name)
  if (component === undefined) throw new TypeError(`no component of ours: ${name}`)
  return component
}
