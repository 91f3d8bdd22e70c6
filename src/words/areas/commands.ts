import type { SameShape } from '../words.ts'

/** What the commands without a window say on standard error. */
const en = {
  usage: `npm run --silent office -- <command> --office FOLDER --passphrase-file FILE …

  create   [--person NAME] [--sample NUMBER [--seed NUMBER] [--today YYYY-MM-DD]] [--recovery-out FILE]
  import   --in FILE.json
  export   --out FILE.json [--case NUMBER] [--today YYYY-MM-DD]
  summary  --case NUMBER --lang zh-CN|zh-TW|en --out FILE.pdf [--today YYYY-MM-DD]
  list     --json
  check    --json`,
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
  damaged: 'Something in this office is damaged; the report says what.',
} as const

const zhCN: SameShape<typeof en> = {
  usage: `npm run --silent office -- <命令> --office 文件夹 --passphrase-file 文件 …

  create   [--person 姓名] [--sample 数量 [--seed 数字] [--today YYYY-MM-DD]] [--recovery-out 文件]
  import   --in 文件.json
  export   --out 文件.json [--case 案号] [--today YYYY-MM-DD]
  summary  --case 案号 --lang zh-CN|zh-TW|en --out 文件.pdf [--today YYYY-MM-DD]
  list     --json
  check    --json`,
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
  damaged: '这个办公室有内容损坏；报告中写明了是什么。',
}

const zhTW: SameShape<typeof en> = {
  usage: `npm run --silent office -- <指令> --office 資料夾 --passphrase-file 檔案 …

  create   [--person 姓名] [--sample 數量 [--seed 數字] [--today YYYY-MM-DD]] [--recovery-out 檔案]
  import   --in 檔案.json
  export   --out 檔案.json [--case 案號] [--today YYYY-MM-DD]
  summary  --case 案號 --lang zh-CN|zh-TW|en --out 檔案.pdf [--today YYYY-MM-DD]
  list     --json
  check    --json`,
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
  damaged: '這個辦公室有內容毀損；報告中寫明了是什麼。',
}

export const commands = { en, zhCN, zhTW }
