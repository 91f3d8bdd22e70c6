/** The client's name in a kept intake; "" when none is typed yet or the draft cannot be read. */
export function nameInDraft(content: string): string {
  try {
    const { client } = JSON.parse(content) as { client?: { name?: unknown } }
    return typeof client?.name === 'string' ? client.name.trim() : ''
  } catch {
    return ''
  }
}
