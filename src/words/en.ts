import { settings } from './areas/settings.ts'
import { start } from './areas/start.ts'
import { commands } from './areas/commands.ts'
import { frame } from './areas/frame.ts'
import { paper } from './areas/paper.ts'
import { evidence } from './areas/evidence.ts'
import { ui } from './areas/ui.ts'
import { contacts } from './areas/contacts.ts'
import { budget } from './areas/budget.ts'
import { officeLists } from './areas/office-lists.ts'
import { offers } from './areas/offers.ts'
import { warnings } from './areas/warnings.ts'
import { agreements } from './areas/agreements.ts'
import { due } from './areas/due.ts'
import { papers } from './areas/papers.ts'
import { client } from './areas/client.ts'
import { debts } from './areas/debts.ts'
import { caseWords } from './areas/case.ts'
import { problems } from './areas/problems.ts'
import { cases } from './areas/cases.ts'
import { intake } from './areas/intake.ts'

/** English: the source of every word; the other two languages have its shape. Each area keeps its three languages side by side. */
export const en = {
  problems: problems.en,
  settings: settings.en,
  officeLists: officeLists.en,
  start: start.en,
  frame: frame.en,
  case: caseWords.en,
  client: client.en,
  debts: debts.en,
  budget: budget.en,
  agreements: agreements.en,
  due: due.en,
  offers: offers.en,
  warnings: warnings.en,
  papers: papers.en,
  contacts: contacts.en,
  ui: ui.en,
  evidence: evidence.en,
  paper: paper.en,
  cases: cases.en,
  intake: intake.en,
  commands: commands.en,
}
