const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }

/** The texts between the tags of static markup, in order, as they were before they were escaped. */
export function textsOf(markup: string): string[] {
  return markup
    .replace(/<\/?(?:bdi|strong|del|span class="(?:missing|mark|mark differs|quiet)"|\/span)[^>]*>/g, '')
    .split(/<[^>]*>/)
    .map((text) => text.replace(/&(#?\w+);/g, (_all, name: string) => entities[name] ?? '?'))
    .filter((text) => text.trim() !== '')
}
