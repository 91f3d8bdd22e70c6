import type { Reply } from '../../src/contract/reply.ts'
import type { Answers } from '../../src/contract/requests.ts'

/** Opens an office for a command: a command names people by their names, the vault by their keys. Refuses person.named {name}. */
export async function unlockAs(
  ask: (request: 'office.glance' | 'office.unlock', input: object) => Promise<Reply<unknown>>,
  name: string | undefined,
  secret: { passphrase: string },
): Promise<Reply<unknown>> {
  if (name === undefined) return ask('office.unlock', { secret })
  const glance = await ask('office.glance', {})
  if (!glance.ok) return glance
  const { people } = glance.value as Answers['office.glance']
  const found = people.find((one) => one.name === name.trim())
  if (!found) return { ok: false, problem: { code: 'person.named', params: { name } } }
  return ask('office.unlock', { person: found.key, secret })
}
