import { backups } from './areas/backups.ts'
import { damage } from './areas/damage.ts'
import { settings } from './areas/settings.ts'
import { people } from './areas/people.ts'
import { start } from './areas/start.ts'
import { commands } from './areas/commands.ts'
import { frame } from './areas/frame.ts'
import { paper } from './areas/paper.ts'
import { chronologyPaper } from './areas/chronology-paper.ts'
import { verify } from './areas/verify.ts'
import { subjectCopy } from './areas/subject-copy.ts'
import { erasure } from './areas/erasure.ts'
import { evidence } from './areas/evidence.ts'
import { ui } from './areas/ui.ts'
import { callWords } from './areas/call.ts'
import { contacts } from './areas/contacts.ts'
import { conduct } from './areas/conduct.ts'
import { budget } from './areas/budget.ts'
import { officeLists } from './areas/office-lists.ts'
import { offers } from './areas/offers.ts'
import { warnings } from './areas/warnings.ts'
import { agreements } from './areas/agreements.ts'
import { due } from './areas/due.ts'
import { waiting } from './areas/waiting.ts'
import { letters } from './areas/letters.ts'
import { papers } from './areas/papers.ts'
import { evidenceMatrix } from './areas/evidence-matrix.ts'
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
  backups: backups.zhTW,
  damage: damage.zhTW,
  people: people.zhTW,
  officeLists: officeLists.zhTW,
  start: start.zhTW,
  frame: frame.zhTW,
  case: caseWords.zhTW,
  client: client.zhTW,
  debts: debts.zhTW,
  budget: budget.zhTW,
  agreements: agreements.zhTW,
  due: due.zhTW,
  waiting: waiting.zhTW,
  offers: offers.zhTW,
  warnings: warnings.zhTW,
  letters: letters.zhTW,
  papers: papers.zhTW,
  evidenceMatrix: evidenceMatrix.zhTW,
  contacts: contacts.zhTW,
  conduct: conduct.zhTW,
  call: callWords.zhTW,
  ui: ui.zhTW,
  evidence: evidence.zhTW,
  paper: paper.zhTW,
  chronologyPaper: chronologyPaper.zhTW,
  verify: verify.zhTW,
  subjectCopy: subjectCopy.zhTW,
  erasure: erasure.zhTW,
  cases: cases.zhTW,
  intake: intake.zhTW,
  commands: commands.zhTW,
}
