/**
 * Text as a keyboard in full-width mode or a copied cell gives it, in the plain form that numbers and days are read
 * from: full-width ASCII and the wide space narrowed, invisible format characters out, ends trimmed. Not NFKC, which
 * would read 10² as 102.
 */
export function plainForm(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\uFFE5', '¥')
    .replaceAll('\uFFE1', '£')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * What typing is matched on, applied to the stored text and to the query alike: NFKC, lower case, and without
 * spaces, dashes, brackets, the dot between parts of a name, and invisible characters.
 */
export function searchKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}\u2212\p{Cc}\p{Cf}()·•・‧]/gu, '')
}

/** True when a text holds marks that change the direction of what stands around it; screens isolate and flag it. */
export function hasDirectionMarks(text: string): boolean {
  return /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/.test(text)
}

/** True when two names are written the same but for width, compatibility forms and spaces at their ends. */
export function sameName(a: string, b: string): boolean {
  return a.normalize('NFKC').trim() === b.normalize('NFKC').trim()
}
