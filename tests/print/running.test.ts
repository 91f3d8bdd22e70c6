import { expect, test } from 'vitest'
import { charactersOf, facesCss, templatesOf } from '../../electron/paper-running.ts'

const running = { header: '<img src=x>&"', footer: { date: '2026年11月22日', pageOf: ['第', '页，共', '页'] as [string, string, string] } }

test('a case number is text in the header, whatever signs it holds', () => {
  const { headerTemplate } = templatesOf(running, '')
  expect(headerTemplate).toContain('&#60;img src=x&#62;&#38;&#34;')
  expect(headerTemplate).not.toContain('<img')
})

test('the footer holds the date and both page numbers in the words of the language', () => {
  const { footerTemplate } = templatesOf(running, '')
  expect(footerTemplate).toContain('2026年11月22日')
  expect(footerTemplate).toContain('第<span class="pageNumber"></span>页，共<span class="totalPages"></span>页')
})

test('the font is asked for every sign that can appear, digits included', () => {
  const characters = charactersOf(running)
  for (const sign of `0123456789 ${running.header}${running.footer.date}第页，共`) expect(characters).toContain(sign)
})

test('faces are data with exactly their characters, in one template alone', () => {
  const css = facesCss([{ path: '/a.woff2', characters: '年1' }], () => new Uint8Array([1, 2, 3]))
  expect(css).toBe(
    "@font-face{font-family:'Parley Running';src:url(data:font/woff2;base64,AQID) format('woff2');unicode-range:U+5e74,U+31}",
  )
  const templates = templatesOf(running, css)
  expect(templates.headerTemplate).toContain(css)
  expect(templates.footerTemplate).not.toContain('@font-face')
})
