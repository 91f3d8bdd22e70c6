import type { Client, Day, Phone } from '../case-file.ts'
import { addDays } from '../day.ts'
import type { Chance } from './chance.ts'
import { idNumber, withWrongCheckDigit } from './id-numbers.ts'
import { markets, type MarketName } from './markets.ts'
import * as names from './names.ts'
import { phoneNumber } from './phones.ts'
import type { Story } from './stories.ts'
import type { HouseholdWords, Texts } from './texts.ts'

/** What is said of the person elsewhere in the case. */
export interface Life {
  employment: NonNullable<Client['employmentStatus']>
  occupation: string
  /** The other of two people of one household, and where both live. */
  spouse?: { name: string; address: string }
}

/** A made-up name as it is written where the person lives. */
export function personName(market: MarketName, pick: Chance, kind?: Story['person']): { name: string; nameLatin?: string } {
  if (kind === 'rare') return { name: pick.of(names.rareNames) }
  if (kind === 'minority') return { name: pick.of(names.minorityNames) }
  if (kind === 'long') return { name: pick.of(names.longNames) }
  if (market === 'HK') {
    const [surname, latinSurname] = pick.of(names.hkSurnames)
    const [given, latinGiven] = pick.of(names.hkGiven)
    return { name: surname + given, nameLatin: `${latinSurname} ${latinGiven}` }
  }
  if (market === 'TW' || market === 'JP') return { name: pick.of(names.twSurnames) + pick.of(names.twFirst) + pick.of(names.twSecond) }
  if (market === 'CN' || market === 'DE')
    return { name: pick.of(names.cnSurnames) + (pick.in100(80) ? pick.of(names.cnFirst) : '') + pick.of(names.cnSecond) }
  return { name: `${pick.of(names.enFirst)} ${pick.of(names.enLast)}` }
}

/** An address in a street that does not exist. */
export function address(market: MarketName, pick: Chance): string {
  const no = pick.int(1, 180)
  const floor = pick.int(1, 28)
  const of: Record<MarketName, () => string> = {
    CN: () => `${pick.of(names.cnPlaces)}示例路${no}号${floor}栋${pick.int(101, 1204)}室`,
    TW: () => `${pick.of(names.twPlaces)}範例路${pick.of(['一', '二', '三'])}段${no}號${floor}樓`,
    HK: () => `${pick.of(names.hkPlaces)}範例街${no}號${floor}樓${pick.of(['A', 'B', 'C'])}室`,
    HK_EN: () => `Flat ${pick.of(['A', 'B'])}, ${floor}/F, ${no} Example Street, ${pick.of(names.hkEnPlaces)}`,
    UK: () => `${no} Example Street, ${pick.of(names.ukPlaces)}`,
    UK_SCT: () => `${no} Example Street, ${pick.of(names.scotPlaces)}`,
    US: () => `${no} Example Ave, ${pick.of(names.usPlaces)}`,
    DE: () => `Beispielweg ${no}, ${pick.of(names.dePlaces)}`,
    JP: () => `${pick.of(names.jpPlaces)}見本町${pick.int(1, 5)}-${pick.int(1, 20)}-${no}`,
  }
  return of[market]()
}

/** Which case of an office it is: of all, and of all in its market. */
export interface Place {
  index: number
  inMarket: number
}

/** The client of a case: no two share a phone number or an ID number. */
export function client(story: Story, { index, inMarket }: Place, life: Life, openedOn: Day, texts: Texts, pick: Chance): Client {
  const market = markets[story.market]
  const birthDate = addDays(openedOn, -pick.int(21 * 366, 64 * 365))
  const right = idNumber(market.idDocType, birthDate, index, pick)
  const person: Client = {
    ...personName(story.market, pick, story.person),
    birthDate,
    idDocType: market.idDocType,
    idDocNo: story.wrongIdNumber ? withWrongCheckDigit(market.idDocType, right) : right,
    phones: phones(story.market, inMarket, pick),
    address: life.spouse?.address ?? address(story.market, pick),
    employmentStatus: life.employment,
    household: household(life, Number(openedOn.slice(0, 4)), texts.household, pick),
  }
  if (story.wrongIdNumber) person.idDocNoKeptBecause = pick.of(texts.idKeptBecause)
  if (life.occupation !== '') person.occupation = life.occupation
  if (person.household.some(({ relation }) => relation === 'spouse')) person.maritalStatus = 'married'
  else if (pick.in100(50)) person.maritalStatus = pick.of(['single', 'divorced', 'widowed'])
  if (pick.in100(60)) person.housingTenure = pick.of(['private_rent', 'owner_mortgage', 'with_family', 'public_rent', 'employer_housing'])
  if (pick.in100(25))
    person.vulnerability = pick.some(['physical_health', 'mental_health', 'low_literacy', 'elderly', 'digital_exclusion'], pick.int(1, 2))
  if (pick.in100(40)) person.safeContactNote = pick.of(texts.safeContact)
  if (pick.in100(40)) person.preferredChannel = pick.of(['call', 'im', 'sms', 'email'])
  if (pick.in100(25)) person.email = `client${index}@example.org`
  return person
}

function phones(market: MarketName, inMarket: number, pick: Chance): Phone[] {
  const own: Phone = { number: phoneNumber(market, inMarket * 2), owner: 'client', safeToCall: pick.in100(85) }
  if (pick.in100(60)) own.reachable = pick.of(['18:30-21:00', '12:00-13:30', '09:00-11:30', '19:00-21:30'])
  if (pick.in100(65)) return [own]
  return [
    own,
    { number: phoneNumber(market, inMarket * 2 + 1), owner: pick.of(['spouse', 'relative', 'employer']), safeToCall: pick.in100(35) },
  ]
}

function household(life: Life, year: number, words: HouseholdWords, pick: Chance): Client['household'] {
  const members: Client['household'] = []
  if (life.spouse) members.push({ label: life.spouse.name, relation: 'spouse', dependant: false, note: words.sameOffice })
  else if (pick.in100(40)) members.push({ label: words.spouse, relation: 'spouse', dependant: pick.in100(30) })
  for (let n = pick.int(0, 2); n > 0; n--) {
    members.push({ label: pick.of(words.children), relation: 'child', birthYear: year - pick.int(1, 17), dependant: true })
  }
  if (pick.in100(20)) members.push({ label: words.parent, relation: 'parent', birthYear: year - pick.int(66, 88), dependant: true })
  return members
}
