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
import type { Words } from './words.ts'
import { cases } from './areas/cases.ts'
import { intake } from './areas/intake.ts'

export const zhTW: Words = {
  problems: problems.zhTW,
  settings: settings.zhTW,
  officeLists: officeLists.zhTW,
  start: start.zhTW,
  frame: frame.zhTW,
  case: caseWords.zhTW,
  client: client.zhTW,
  debts: debts.zhTW,
  budget: budget.zhTW,
  agreements: agreements.zhTW,
  due: due.zhTW,
  offers: offers.zhTW,
  warnings: warnings.zhTW,
  papers: papers.zhTW,
  contacts: contacts.zhTW,
  ui: ui.zhTW,
  evidence: evidence.zhTW,
  paper: paper.zhTW,
  cases: cases.zhTW,
  intake: intake.zhTW,
  commands: commands.zhTW,
}
