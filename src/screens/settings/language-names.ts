import type { Language } from '../../words/words.ts'

/** Each language by its own name, the same in every language. */
export const languageNames: readonly { value: Language; label: string }[] = [
  { value: 'zh-CN', label: '简体中文' },
  { value: 'zh-TW', label: '繁體中文（台灣）' },
  { value: 'en', label: 'English' },
]
