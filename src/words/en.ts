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
import { cases } from './areas/cases.ts'
import { intake } from './areas/intake.ts'

/** English: the source of every word; the other two languages have its shape. Each area keeps its three languages side by side. */
export const en = {
  problems: problems.en,
  settings: settings.en,
  backups: backups.en,
  damage: damage.en,
  people: people.en,
  officeLists: officeLists.en,
  start: start.en,
  frame: frame.en,
  case: caseWords.en,
  client: client.en,
  debts: debts.en,
  budget: budget.en,
  agreements: agreements.en,
  due: due.en,
  waiting: waiting.en,
  offers: offers.en,
  warnings: warnings.en,
  letters: letters.en,
  papers: papers.en,
  evidenceMatrix: evidenceMatrix.en,
  contacts: contacts.en,
  conduct: conduct.en,
  call: callWords.en,
  ui: ui.en,
  evidence: evidence.en,
  paper: paper.en,
  chronologyPaper: chronologyPaper.en,
  verify: verify.en,
  subjectCopy: subjectCopy.en,
  erasure: erasure.en,
  cases: cases.en,
  intake: intake.en,
  commands: commands.en,
}
