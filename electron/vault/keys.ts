import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { Refusal } from '../../db/errors.ts'
import { type Cost } from './argon.ts'
import { canonical, fromBase64, hkdf, lock, unlock } from './boxes.ts'
import { FORMAT, type KeyFile } from './key-file.ts'
import { passphraseSlot, recoverySlot, resealed, rootByPassphrase, rootByRecovery, type Named, type Place, type Slot } from './key-slots.ts'
import { readRecoveryKey, writeRecoveryKey } from './recovery-key.ts'

/*
 * A passphrase or the recovery key → the private key of its slot → the root key sealed to that slot → every working key.
 * The root key changes when somebody leaves; what was made under an older one and cannot be made anew is kept under it.
 */

/** Document keys by the epoch that they are of; new documents are stored under the newest. */
export interface DocumentKeys {
  epoch: number
  keys: Map<number, Buffer>
}

/** The keys of an open office; `root` makes those of the database and the anchor, and opens what is kept. */
export interface OfficeKeys {
  root: Buffer
  db: Buffer
  anchor: Buffer
  audit: Buffer
  documents: DocumentKeys
}

const KEY = 32

/** A new key file for an office and its first person, its keys, and its recovery key as a person reads it. */
export async function createKeys(
  person: Named,
  passphrase: string,
  cost: Cost,
  schema: number,
): Promise<{ file: KeyFile; keys: OfficeKeys; recoveryKey: string }> {
  const place: Place = { format: FORMAT, office: randomBytes(16).toString('hex'), epoch: 1 }
  const root = randomBytes(KEY)
  const recoveryKey = newRecoveryKey()
  const slots = [await passphraseSlot(place, root, person, passphrase, cost), recoverySlot(place, root, recoveryKey)]
  const kept = { audit: randomBytes(KEY), documents: { epoch: 1, keys: new Map([[1, randomBytes(KEY)]]) } }
  return {
    file: signed({ ...place, schema, slots, kept: keep(place, root, kept) }, root),
    keys: workingKeys(place, root, kept),
    recoveryKey,
  }
}

/** A recovery key as a person reads it, of no office yet. */
export function newRecoveryKey(): string {
  const secret = randomBytes(KEY)
  const text = writeRecoveryKey(secret)
  secret.fill(0)
  return text
}

/** Whose slots a passphrase may open. */
export function peopleOf({ slots }: KeyFile): Named[] {
  return slots.filter(({ header }) => header.kind === 'passphrase').map(({ header }) => ({ key: header.person, name: header.name }))
}

/** The keys of the office and whose slot it was, or office.wrongPassphrase. Without a person every slot is tried. */
export async function unlockByPassphrase(
  file: KeyFile,
  passphrase: string,
  person?: string,
): Promise<{ keys: OfficeKeys; person: Named; cost: Cost }> {
  for (const held of file.slots) {
    const { kdf, person: key, name } = held.header
    if (kdf.name !== 'argon2id' || (person !== undefined && person !== key)) continue
    const root = await rootByPassphrase(file, held, passphrase)
    if (root) return { keys: checked(file, root), person: { key, name }, cost: { m: kdf.m, t: kdf.t, p: kdf.p } }
  }
  throw new Refusal('office.wrongPassphrase')
}

/** The keys of the office, or office.recoveryWrong (mistyped, or of another office). */
export function unlockByRecoveryKey(file: KeyFile, text: string): OfficeKeys {
  const secret = readRecoveryKey(text)
  for (const held of secret ? file.slots : []) {
    const root = secret && rootByRecovery(file, held, secret)
    if (!root) continue
    secret.fill(0)
    return checked(file, root)
  }
  secret?.fill(0)
  throw new Refusal('office.recoveryWrong')
}

/** The key file with a slot for this person, in place of the one that they had. */
export async function withPerson(file: KeyFile, keys: OfficeKeys, person: Named, passphrase: string, cost: Cost): Promise<KeyFile> {
  const made = await passphraseSlot(file, keys.root, person, passphrase, cost)
  return signed({ ...file, slots: [...slotsWithout(file, person.key), made] }, keys.root)
}

/** The key file without a slot for these people. Their passphrases still open what was encrypted so far: rotated() ends that. */
export function withoutPeople(file: KeyFile, keys: OfficeKeys, people: readonly string[]): KeyFile {
  return signed({ ...file, slots: people.reduce((slots, person) => slotsWithout({ slots }, person), file.slots) }, keys.root)
}

/** The key file with this recovery key; the one before no longer opens the office. */
export function withRecovery(file: KeyFile, keys: OfficeKeys, recoveryKey: string): KeyFile {
  const others = file.slots.filter(({ header }) => header.kind !== 'recovery')
  return signed({ ...file, slots: [...others, recoverySlot(file, keys.root, recoveryKey)] }, keys.root)
}

/**
 * The key file and the keys of the next epoch: a new root key, sealed to everybody but `without` and to the recovery key by
 * their public keys alone. Refuses office.keysDamaged before anything is sealed when a slot of the file was planted.
 */
export function rotated(file: KeyFile, keys: OfficeKeys, without?: string): { file: KeyFile; keys: OfficeKeys } {
  mustBeSigned(file, keys.root)
  const place: Place = { format: FORMAT, office: file.office, epoch: file.epoch + 1 }
  const root = randomBytes(KEY)
  const documents = { epoch: place.epoch, keys: new Map(keys.documents.keys).set(place.epoch, randomBytes(KEY)) }
  const kept = copyOf({ audit: keys.audit, documents })
  const staying = without === undefined ? file.slots : slotsWithout(file, without)
  const slots = staying.map((held) => resealed(place, root, held))
  const next = signed({ ...place, schema: file.schema, slots, kept: keep(place, root, kept) }, root)
  return { file: next, keys: workingKeys(place, root, kept) }
}

/** The key file for a database that a migration took to a newer schema. */
export function withSchema(file: KeyFile, keys: OfficeKeys, schema: number): KeyFile {
  return signed({ ...file, schema }, keys.root)
}

/** Refuses office.keysDamaged unless someone with this root key wrote the whole file. */
function mustBeSigned({ mac, ...rest }: KeyFile, root: Buffer): void {
  const [is, should] = [fromBase64(mac), macOf(rest, root)]
  if (is.length !== should.length || !timingSafeEqual(is, should)) throw new Refusal('office.keysDamaged')
}

/** Keys of their own, which forgetting these leaves. */
export function copyOfKeys({ root, db, anchor, ...kept }: OfficeKeys): OfficeKeys {
  return { root: Buffer.from(root), db: Buffer.from(db), anchor: Buffer.from(anchor), ...copyOf(kept) }
}

/** Overwrites the keys in memory. */
export function forgetKeys({ root, db, anchor, audit, documents }: OfficeKeys): void {
  for (const key of [root, db, anchor, audit, ...documents.keys.values()]) key.fill(0)
}

function slotsWithout({ slots }: Pick<KeyFile, 'slots'>, person: string): Slot[] {
  return slots.filter(({ header }) => header.kind !== 'passphrase' || header.person !== person)
}

type Kept = Pick<OfficeKeys, 'audit' | 'documents'>

/** The keys that outlive a root key, in one box under it: the log's, then the documents' by epoch, the first first. */
function keep(place: Place, root: Buffer, { audit, documents }: Kept): KeyFile['kept'] {
  const inOrder = Array.from({ length: place.epoch }, (_, at) => documents.keys.get(at + 1)!)
  const plain = Buffer.concat([audit, ...inOrder])
  const key = derived(place, root, 'kept')
  const closed = lock(key, plain, boundTo(place))
  for (const secret of [plain, key]) secret.fill(0)
  return closed
}

function keptIn(file: KeyFile, root: Buffer): Kept {
  const key = derived(file, root, 'kept')
  const plain = unlock(key, file.kept, boundTo(file))
  key.fill(0)
  if (plain?.length !== KEY * (file.epoch + 1)) throw new Refusal('office.keysDamaged')
  const part = (at: number) => Buffer.from(plain.subarray(at * KEY, (at + 1) * KEY))
  const keys = new Map(Array.from({ length: file.epoch }, (_, at) => [at + 1, part(at + 1)]))
  const kept = { audit: part(0), documents: { epoch: file.epoch, keys } }
  plain.fill(0)
  return kept
}

function boundTo({ format, office, epoch }: Place): object {
  return { purpose: 'kept', format, office, epoch }
}

/** So that forgetting the keys of one epoch leaves those of the next. */
function copyOf({ audit, documents: { epoch, keys } }: Kept): Kept {
  return { audit: Buffer.from(audit), documents: { epoch, keys: new Map([...keys].map(([at, key]) => [at, Buffer.from(key)])) } }
}

function checked(file: KeyFile, root: Buffer): OfficeKeys {
  mustBeSigned(file, root)
  return workingKeys(file, root, keptIn(file, root))
}

function workingKeys(place: Place, root: Buffer, kept: Kept): OfficeKeys {
  return { root, db: derived(place, root, 'db'), anchor: derived(place, root, 'manifest'), ...kept }
}

function derived({ office, epoch }: Pick<Place, 'office' | 'epoch'>, root: Buffer, label: string): Buffer {
  return hkdf(root, Buffer.from(office, 'hex'), `${label}|${epoch}`)
}

function signed({ format, schema, office, epoch, slots, kept }: Omit<KeyFile, 'mac'>, root: Buffer): KeyFile {
  const plain = { format, schema, office, epoch, slots, kept }
  return { ...plain, mac: macOf(plain, root).toString('base64') }
}

function macOf(plain: Omit<KeyFile, 'mac'>, root: Buffer): Buffer {
  const key = derived(plain, root, 'keys')
  const mac = createHmac('sha256', key).update(canonical(plain)).digest()
  key.fill(0)
  return mac
}
