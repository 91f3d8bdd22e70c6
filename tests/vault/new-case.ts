import type { Input } from '../../src/contract/requests.ts'
import type { Day, Minor } from '../../src/domain/case-file.ts'

const day = (text: string) => text as Day
const money = (value: number) => value as Minor

export const PASSPHRASE = 'correct horse battery staple'
export const PERSON = '王丽华'
export const CLIENT_NAME = '欧阳测试晓明'
export const CLIENT_ID = '110101199108240013'
export const CLIENT_PHONE = '13812345678'

/** A case from intake with one debt. */
export function newCase(caseNo: string): Input<'case.create'> {
  return {
    caseNo,
    jurisdiction: 'CN',
    priority: 'high',
    openedOn: day('2026-03-12'),
    client: {
      name: CLIENT_NAME,
      idDocType: 'cn_id',
      idDocNo: CLIENT_ID,
      phones: [{ number: CLIENT_PHONE, owner: 'client', safeToCall: true, reachable: '18:30-21:00' }],
      household: [{ label: '女儿', relation: 'child', birthYear: 2019, dependant: true }],
    },
    consents: [{ type: 'processing', givenOn: day('2026-03-12'), method: 'signed' }],
    hardship: { causes: ['illness'], narrative: '住院手术花光积蓄' },
    debts: [
      {
        brand: '花呗测试牌',
        debtType: 'bnpl_credit',
        debtClass: 'non_priority',
        currency: 'CNY',
        parties: [{ role: 'legal_lender', name: '重庆测试消费金融' }],
        balances: [{ asOf: day('2026-03-12'), source: 'client', components: { principal: money(826_000) } }],
      },
    ],
  }
}

/** A contact entry. */
export function newContact(debt: string, summary: string): Input<'contact.add'>['entry'] {
  return {
    debts: [debt],
    at: '2026-03-13T10:12:00+08:00',
    zone: 'Asia/Shanghai',
    channel: 'call',
    direction: 'counselor_to_creditor',
    summary,
    result: 'information_given',
  }
}
