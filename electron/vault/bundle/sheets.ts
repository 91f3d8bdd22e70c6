import type { Picture } from './pictures.ts'

/** Where things stand on a page, in points; from the page as it is seen to the page as it is stored. */

export interface Sheet {
  left: number
  bottom: number
  right: number
  top: number
  /** Degrees by which it is turned clockwise to be seen. */
  turned: number
}

type Matrix = readonly [number, number, number, number, number, number]

const A4 = { short: 595.28, long: 841.89 }
const MARGIN = 28
/** The stamp stands here. */
const HEAD = 40

/** From the page as it is seen, its corner at 0,0, to the page as it is stored. */
function seen({ left, bottom, right, top, turned }: Sheet): { matrix: Matrix; width: number; height: number } {
  const [width, height] = [right - left, top - bottom]
  switch (((turned % 360) + 360) % 360) {
    case 90:
      return { matrix: [0, 1, -1, 0, right, bottom], width: height, height: width }
    case 180:
      return { matrix: [-1, 0, 0, -1, right, top], width, height }
    case 270:
      return { matrix: [0, -1, 1, 0, left, top], width: height, height: width }
    default:
      return { matrix: [1, 0, 0, 1, left, bottom], width, height }
  }
}

/** Widths of Helvetica, in thousandths of its size. */
const WIDTHS: Record<string, number> = { ' ': 278, '/': 278, '\\226': 556 }
const DIGIT = 556

/** The content that writes a stamp at the top right corner, on white so that it is read on any ground. */
export function stampOn(sheet: Sheet, text: string, font: string): string {
  const { matrix, width, height } = seen(sheet)
  const size = Math.max(6, Math.min(width, height) / 66)
  const signs = text.match(/\\\d{3}|./g) ?? []
  const wide = (signs.reduce((sum, sign) => sum + (WIDTHS[sign] ?? DIGIT), 0) * size) / 1000
  const [x, y] = [width - wide - 2.4 * size, height - 2.4 * size]
  const box = [x - 0.5 * size, y - 0.5 * size, wide + size, 1.7 * size]
  const ink = `1 g 0.4 G 0.5 w ${numbers(box)} re B`
  return `q ${numbers(matrix)} cm ${ink} BT 0 g 0 Tr ${font} ${numbers([size])} Tf ${numbers([x, y])} Td (${text}) Tj ET Q\n`
}

/** Corners of the picture by EXIF's eight orientations, as a part of its width and height. */
const TURNS: Partial<Record<number, Matrix>> = {
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, -1, -1, 0, 1, 1],
  6: [0, -1, 1, 0, 0, 1],
  7: [0, 1, 1, 0, 0, 0],
  8: [0, 1, -1, 0, 1, 0],
}

/** A page of A4 with the picture as large as it fits, lying when that shows more of it. */
export function picturePage(picture: Pick<Picture, 'width' | 'height' | 'orientation'>): {
  content: string
  width: number
  height: number
} {
  const turn: Matrix = TURNS[picture.orientation] ?? [1, 0, 0, 1, 0, 0]
  const onSide = turn[0] === 0
  const [wide, high] = onSide ? [picture.height, picture.width] : [picture.width, picture.height]
  const [width, height] = wide > high ? [A4.long, A4.short] : [A4.short, A4.long]
  const scale = Math.min((width - 2 * MARGIN) / wide, (height - MARGIN - HEAD) / high)
  const [w, h] = [wide * scale, high * scale]
  const [x, y] = [(width - w) / 2, MARGIN + (height - MARGIN - HEAD - h) / 2]
  const [a, b, c, d, e, f] = turn
  const matrix: Matrix = [a * w, b * h, c * w, d * h, x + e * w, y + f * h]
  return { content: `q ${numbers(matrix)} cm /Picture Do Q\n`, width, height }
}

function numbers(values: readonly number[]): string {
  return values.map((value) => String(Number(value.toFixed(3)))).join(' ')
}
