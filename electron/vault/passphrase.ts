import { Refusal } from '../../db/errors.ts'
import { forgetKeys, unlockByPassphrase } from './keys.ts'
import { openOffice, type Session } from './session.ts'

/** What a new passphrase must not be, besides short (the request's schema holds that); and whose passphrase it is. */

/** The ones of twelve signs and more that are tried first, without spaces and in small letters. */
const COMMON = new Set([
  '012345678910',
  '0987654321qwerty',
  '111222333444',
  '123456123456',
  '123456654321',
  '1234567890ab',
  '1234567890abc',
  '1234567890qwe',
  '12345678901',
  '123456789012',
  '1234567890123',
  '1234567890qwerty',
  '123456789abc',
  '123456789qwe',
  '123qweasdzxc',
  '1q2w3e4r5t6y',
  '1q2w3e4r5t6y7u',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc',
  '1qaz2wsx3edc4rfv',
  '5201314520131',
  'abcdefghijkl',
  'abcdefghijklm',
  'abcdefghijklmnopqrstuvwxyz',
  'administrator',
  'administrator1',
  'asdfghjkl123',
  'changemechangeme',
  'changeme1234',
  'correcthorse',
  'iloveyou1234',
  'iloveyou12345',
  'iloveyouforever',
  'letmeinletmein',
  'letmeinplease',
  'mypassphrase',
  'mypassword123',
  'passphrase123',
  'passw0rd1234',
  'password1234',
  'password12345',
  'password123456',
  'passwordpassword',
  'q1w2e3r4t5y6',
  'qazwsxedcrfv',
  'qazwsxedcrfvtgb',
  'qwerasdfzxcv',
  'qwerty123456',
  'qwerty1234567890',
  'qwertyqwerty',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwertyuiop[]',
  'qwertyuiopas',
  'qwertyuiopasdfghjkl',
  'thisismypassword',
  'welcome12345',
  'woaini1314520',
  'woaini520131',
  'woaini5201314',
  'zaq12wsxcde3',
])
/** A shorter name is in too many words. */
const LEAST_NAME = 4

/** Refuses passphrase.common, also for a few signs over and over, and passphrase.ownName when one of the names is in it. */
export function mustBeGoodPassphrase(passphrase: string, names: readonly string[], field: string): void {
  const plain = plainOf(passphrase)
  if (COMMON.has(plain) || /^(.{1,4}?)\1+.{0,3}$/.test(plain)) throw new Refusal('passphrase.common', undefined, field)
  if (names.map(plainOf).some((name) => name.length >= LEAST_NAME && plain.includes(name)))
    throw new Refusal('passphrase.ownName', undefined, field)
}

/** Refuses office.wrongPassphrase unless it is the passphrase of whoever has the office open; wrong ones count. */
export async function mustBeMine(session: Session, passphrase: string, field = 'passphrase'): Promise<void> {
  const { file, me } = openOffice(session)
  try {
    forgetKeys((await session.tries.at(file.office, () => unlockByPassphrase(file, passphrase, me.key))).keys)
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(error.code, error.params, field) : error
  }
}

function plainOf(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')
}
