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

export const zhCN: Words = {
  problems: problems.zhCN,
  settings: settings.zhCN,
  backups: backups.zhCN,
  damage: damage.zhCN,
  people: people.zhCN,
  officeLists: officeLists.zhCN,
  start: start.zhCN,
  frame: frame.zhCN,
  case: caseWords.zhCN,
  client: client.zhCN,
  debts: debts.zhCN,
  budget: budget.zhCN,
  agreements: agreements.zhCN,
  due: due.zhCN,
  waiting: waiting.zhCN,
  offers: offers.zhCN,
  warnings: warnings.zhCN,
  letters: letters.zhCN,
  papers: papers.zhCN,
  evidenceMatrix: evidenceMatrix.zhCN,
  contacts: contacts.zhCN,
  conduct: conduct.zhCN,
  call: callWords.zhCN,
  ui: ui.zhCN,
  evidence: evidence.zhCN,
  paper: paper.zhCN,
  chronologyPaper: chronologyPaper.zhCN,
  verify: verify.zhCN,
  subjectCopy: subjectCopy.zhCN,
  erasure: erasure.zhCN,
  cases: cases.zhCN,
  intake: intake.zhCN,
  commands: commands.zhCN,
}
