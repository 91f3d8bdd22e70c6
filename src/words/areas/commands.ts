import type { SameShape } from '../words.ts'

/** What the commands without a window say on standard error. */
const en = {
  usage: `npm run --silent office -- <command> --office FOLDER --passphrase-file FILE …

  create   [--person NAME] [--sample NUMBER [--seed NUMBER] [--today YYYY-MM-DD]] [--recovery-out FILE]
  import   --in FILE.json
  export   --out FILE.json [--case NUMBER] [--today YYYY-MM-DD]
  summary  --case NUMBER --lang zh-CN|zh-TW|en --out FILE.pdf [--today YYYY-MM-DD]
  list     --json
  check    --json
  rotate
  backup   --to FOLDER

npm run --silent office -- restore --from BACKUP --to FOLDER --passphrase-file FILE | --recovery-file FILE
npm run --silent office -- verify --office FOLDER|BACKUP [--deep] [--json] [--passphrase-file FILE]

--person NAME says whose passphrase it is; without it everybody's is tried.`,
  noCommand: 'Say which command.',
  unknownCommand: (name: string) => `There is no command ${name}.`,
  unknownOption: (name: string) => `This command has no option ${name}.`,
  missingOption: (name: string) => `The option ${name} is missing.`,
  missingValue: (name: string) => `The option ${name} needs a value.`,
  wrongValue: (name: string) => `The value of ${name} does not fit.`,
  twice: (name: string) => `The option ${name} stands there twice.`,
  strayWord: (word: string) => `${word} belongs to no option.`,
  needsElectron: 'The PDF is printed by Electron: start it with npm run office -- summary.',
  plainFile: 'This file is not encrypted; only you can read it (mode 0600).',
  damaged: 'Something here is damaged; the report says what.',
  whole: 'Everything that was checked is whole.',
  backedUp: (cases: number, documents: number) =>
    `Backed up and read back: ${cases} ${cases === 1 ? 'case' : 'cases'}, ${documents} ${documents === 1 ? 'document' : 'documents'}. What restore --from takes:`,
  sameDisk: 'This is the same disk as the office: it helps against mistakes, not against losing the disk.',
  restored: (cases: number, documents: number, erased: number) =>
    `Restored: ${cases} ${cases === 1 ? 'case' : 'cases'}, ${documents} ${documents === 1 ? 'document' : 'documents'}${erased === 0 ? '' : `; ${erased} erased again`}.`,
  documentLost: 'This document is damaged or missing in the backup.',
  erasedListLost:
    'The list of erased clients beside the backup is missing or damaged: clients erased after this backup may be in this office again.',
  oldBackups: 'The keys are new. These backups were made before and still open with the old keys:',
  noOldBackups: 'The keys are new. No backup that this office knows of opens with the old keys.',
} as const

const zhCN: SameShape<typeof en> = {
  usage: `npm run --silent office -- <命令> --office 文件夹 --passphrase-file 文件 …

  create   [--person 姓名] [--sample 数量 [--seed 数字] [--today YYYY-MM-DD]] [--recovery-out 文件]
  import   --in 文件.json
  export   --out 文件.json [--case 案号] [--today YYYY-MM-DD]
  summary  --case 案号 --lang zh-CN|zh-TW|en --out 文件.pdf [--today YYYY-MM-DD]
  list     --json
  check    --json
  rotate
  backup   --to 文件夹

npm run --silent office -- restore --from 备份 --to 文件夹 --passphrase-file 文件 | --recovery-file 文件
npm run --silent office -- verify --office 文件夹|备份 [--deep] [--json] [--passphrase-file 文件]

--person 姓名：写明是谁的口令；不写则逐个尝试。`,
  noCommand: '请写明命令。',
  unknownCommand: (name) => `没有命令 ${name}。`,
  unknownOption: (name) => `这个命令没有选项 ${name}。`,
  missingOption: (name) => `缺少选项 ${name}。`,
  missingValue: (name) => `选项 ${name} 需要一个值。`,
  wrongValue: (name) => `选项 ${name} 的值不合适。`,
  twice: (name) => `选项 ${name} 写了两次。`,
  strayWord: (word) => `${word} 不属于任何选项。`,
  needsElectron: 'PDF 由 Electron 打印：请用 npm run office -- summary 启动。',
  plainFile: '这个文件未加密；只有您能读取（权限 0600）。',
  damaged: '有内容损坏；报告中写明了是什么。',
  whole: '检查过的内容全部完好。',
  backedUp: (cases, documents) => `已备份并读回核对：${cases} 个个案，${documents} 份文件。restore --from 使用：`,
  sameDisk: '这与办公室在同一个硬盘上：能防误操作，防不了硬盘丢失或损坏。',
  restored: (cases, documents, erased) => `已还原：${cases} 个个案，${documents} 份文件${erased === 0 ? '' : `；${erased} 个已再次删除`}。`,
  documentLost: '这份文件在备份中已损坏或缺失。',
  erasedListLost: '备份旁的已删除当事人名单缺失或损坏：在这个备份之后删除的当事人，可能又出现在这个办公室里。',
  oldBackups: '密钥已更换。下列备份是之前做的，仍可用旧密钥打开：',
  noOldBackups: '密钥已更换。这个办公室所知的备份中，没有能用旧密钥打开的。',
}

const zhTW: SameShape<typeof en> = {
  usage: `npm run --silent office -- <指令> --office 資料夾 --passphrase-file 檔案 …

  create   [--person 姓名] [--sample 數量 [--seed 數字] [--today YYYY-MM-DD]] [--recovery-out 檔案]
  import   --in 檔案.json
  export   --out 檔案.json [--case 案號] [--today YYYY-MM-DD]
  summary  --case 案號 --lang zh-CN|zh-TW|en --out 檔案.pdf [--today YYYY-MM-DD]
  list     --json
  check    --json
  rotate
  backup   --to 資料夾

npm run --silent office -- restore --from 備份 --to 資料夾 --passphrase-file 檔案 | --recovery-file 檔案
npm run --silent office -- verify --office 資料夾|備份 [--deep] [--json] [--passphrase-file 檔案]

--person 姓名：寫明是誰的通行碼；不寫則逐一嘗試。`,
  noCommand: '請寫明指令。',
  unknownCommand: (name) => `沒有指令 ${name}。`,
  unknownOption: (name) => `這個指令沒有選項 ${name}。`,
  missingOption: (name) => `缺少選項 ${name}。`,
  missingValue: (name) => `選項 ${name} 需要一個值。`,
  wrongValue: (name) => `選項 ${name} 的值不合適。`,
  twice: (name) => `選項 ${name} 寫了兩次。`,
  strayWord: (word) => `${word} 不屬於任何選項。`,
  needsElectron: 'PDF 由 Electron 列印：請用 npm run office -- summary 啟動。',
  plainFile: '這個檔案未加密；只有您能讀取（權限 0600）。',
  damaged: '有內容毀損；報告中寫明了是什麼。',
  whole: '檢查過的內容全部完好。',
  backedUp: (cases, documents) => `已備份並讀回核對：${cases} 個個案，${documents} 份文件。restore --from 使用：`,
  sameDisk: '這和辦公室在同一個硬碟上：能防誤操作，防不了硬碟遺失或損壞。',
  restored: (cases, documents, erased) => `已還原：${cases} 個個案，${documents} 份文件${erased === 0 ? '' : `；${erased} 個已再次刪除`}。`,
  documentLost: '這份文件在備份中已毀損或遺失。',
  erasedListLost: '備份旁的已刪除當事人名單遺失或毀損：在這個備份之後刪除的當事人，可能又出現在這個辦公室裡。',
  oldBackups: '金鑰已更換。下列備份是之前做的，仍可用舊金鑰開啟：',
  noOldBackups: '金鑰已更換。這個辦公室所知的備份中，沒有能用舊金鑰開啟的。',
}

export const commands = { en, zhCN, zhTW }
