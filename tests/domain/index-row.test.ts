import { expect, test } from 'vitest'
import { indexRow } from '../../src/domain/index-row.ts'
import { searchKey } from '../../src/domain/text.ts'
import { aCase, firstCase, secondCase } from './build.ts'

test('the list shows the evidence, the next day and who owes it', () => {
  expect(indexRow(firstCase())).toMatchObject({ name: '张晓明', evidenceLevel: 'confirmed', nextDate: '2026-04-10', owedBy: 'client' })
  expect(indexRow(secondCase())).toMatchObject({
    name: '李文静',
    evidenceLevel: 'client_accepted',
    nextDate: '2026-07-09',
    owedBy: 'client',
  })
  expect(indexRow(aCase())).toMatchObject({ evidenceLevel: null, nextDate: null, owedBy: null })
})

test('a case is found by parts of name, phone and case number, each within one line', () => {
  const file = firstCase()
  file.client = {
    ...file.client,
    nameLatin: 'ZHANG Xiaoming',
    aliases: '小明',
    phones: [
      { number: '138 0000-0001', owner: 'client' },
      { number: '+886 2 2345 6789', owner: 'spouse' },
    ],
  }
  const { search } = indexRow(file)
  for (const typed of ['晓明', '小明', 'zhang x', '13800000001', '0000 0001', '2345-6789', '2026-0001', '0001'])
    expect(search).toContain(searchKey(typed))
  expect(search.split('\n')).toEqual(['20260001', '张晓明', 'zhangxiaoming', '小明', '13800000001', '+886223456789'])
  expect(search).not.toContain(searchKey('0001张'))
})

test('an ID number is not among what is found by typing', () => {
  const file = firstCase()
  file.client = { ...file.client, idDocType: 'cn_id', idDocNo: '110101199108240013' }
  expect(indexRow(file).search).not.toContain('110101199108240013')
})
