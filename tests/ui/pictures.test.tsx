import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { BarsPicture } from '../../src/ui/pictures/bars-picture.tsx'
import { fewPoints, LinesPicture } from '../../src/ui/pictures/lines-picture.tsx'

/** Pictures carry their figures as a table, and every part to scale. */

const write = (value: number | bigint) => `¥${String(value)}`
const cells = (markup: string): string[][] =>
  [...markup.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = '']) => cell),
  )
const widths = (markup: string) =>
  [...markup.matchAll(/<rect class="bar-part" fill="url\(#[^"]*-(\d)\)" x="([\d.]+)%" width="([\d.]+)%"/g)].map((found) =>
    found.slice(1).map(Number),
  )

test('bars: the figures stand in the table, the parts beside each other on one scale', () => {
  const markup = renderToStaticMarkup(
    <BarsPicture
      title="Debts"
      of="Debt"
      series={['Principal', 'Interest']}
      write={write}
      markName="Limit"
      bars={[
        { label: 'A', values: [30, 10n], mark: 80 },
        { label: 'B', values: [0, 20] },
      ]}
    />,
  )
  expect(cells(markup)).toEqual([
    ['Debt', 'Principal', 'Interest', 'Limit'],
    ['A', '¥30', '¥10', '¥80'],
    ['B', '¥0', '¥20', ''],
  ])
  expect(widths(markup)).toEqual([
    [0, 0, 37.5],
    [1, 37.5, 12.5],
    [1, 0, 25],
  ])
  expect(markup).toContain('<figure class="picture" aria-label="Debts">')
  expect(markup).toContain('<div class="unseen"><table')
})

test('on paper the table is there for everybody', () => {
  const bars = <BarsPicture title="T" of="D" series={['S']} write={write} figures="shown" bars={[{ label: 'A', values: [1] }]} />
  expect(renderToStaticMarkup(bars)).not.toContain('unseen"><table')
})

test('lines: a line ends where its value is missing, and the largest value is the top', () => {
  const markup = renderToStaticMarkup(
    <LinesPicture
      title="Balance"
      of="Day"
      series={['Plan', 'Nothing changes']}
      write={write}
      points={[
        { label: 'Jan', x: 0, values: [100, 100] },
        { label: 'Feb', x: 30, values: [0, 150n] },
        { label: 'Mar', x: 60, values: [null, 200n] },
      ]}
    />,
  )
  expect(cells(markup).at(-1)).toEqual(['Mar', '', '¥200'])
  expect([...markup.matchAll(/points="([^"]*)"/g)].map(([, points]) => points)).toEqual(['0,500 500,1000', '0,500 500,250 1000,0'])
})

test('of many points the first and the last are always among the few', () => {
  const many = Array.from({ length: 361 }, (_, i) => i)
  const few = fewPoints(many, 13)
  expect(few).toHaveLength(13)
  expect([few[0], few.at(-1)]).toEqual([0, 360])
  expect(fewPoints([1, 2, 3], 13)).toEqual([1, 2, 3])
})
