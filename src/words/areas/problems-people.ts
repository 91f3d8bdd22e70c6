import type { SameShape } from '../words.ts'

type P = Record<string, string | number>

/** The sentences about people, passphrases and keys. */
const en = {
  'passphrase.common': () => 'This passphrase is one of the first that anybody tries. Choose another, four or five words for example.',
  'passphrase.ownName': () => 'A passphrase must not contain your name or the name of the office.',
  'office.waitBeforeTrying': (p: P) =>
    `Too many wrong passphrases. ${p['seconds'] === 1 ? 'One second' : `${p['seconds']} seconds`} until the next try.`,
  'office.keysFromCopy': () =>
    'The key file (vault.keys) was damaged or missing, so its copy opened the office. Both are in order again; make a backup soon and check the disk.',
  'office.keysChanged': () =>
    'The disk failed before this was in the log, but the key file is changed already: the new passphrase or recovery key holds. Check the disk.',
  'request.notAllowed': () => 'Your role in this office does not allow this. An administrator can change that.',
  'person.unknown': () => 'This person does not work here, or no longer does.',
  'person.nameTaken': () =>
    'This name is taken, perhaps by somebody who left: it stands beside what that person wrote. Add something that tells them apart.',
  'person.lastAdministrator': () => 'An office needs an administrator. Make somebody else an administrator first.',
  'person.yourself': () => 'Nobody can remove themselves. Ask another administrator.',
  'person.casesToThemselves': () => 'Choose somebody else for these cases.',
  'person.notAdministrator': () => 'The recovery key gives a new passphrase to an administrator only. Choose an administrator.',
  'person.named': (p: P) => `Nobody in this office is called “${p['name']}”.`,
  'recovery.notBegun': () => 'There is no new recovery key to confirm. Ask for one first.',
} as const

const zhCN: SameShape<typeof en> = {
  'passphrase.common': () => '这个口令太常见，很容易被试出。请换一个，例如四五个英文单词。',
  'passphrase.ownName': () => '口令中不能含有您的姓名或办公室的名称。',
  'office.waitBeforeTrying': (p) => `口令输错的次数太多，请过${p['seconds']}秒再试。`,
  'office.keysFromCopy': () =>
    '密钥文件（vault.keys）已损坏或丢失，办公室是用它的副本打开的。现在两份都已恢复正常；请尽快备份，并检查磁盘。',
  'office.keysChanged': () => '磁盘出错，这一步没有记入日志，但密钥文件已经改了：新的口令或恢复密钥有效。请检查磁盘。',
  'request.notAllowed': () => '您在这个办公室的角色不能这样做，可请管理员调整。',
  'person.unknown': () => '这里没有这个人，或已不在这里工作。',
  'person.nameTaken': () => '这个名字已有人用，也可能属于已离开的人：其记录旁都写着这个名字。请加上能区分的字样。',
  'person.lastAdministrator': () => '办公室至少要有一位管理员。请先让别人成为管理员。',
  'person.yourself': () => '不能移除自己，请由另一位管理员来做。',
  'person.casesToThemselves': () => '请为这些个案选择另一个人。',
  'person.notAdministrator': () => '恢复密钥只能为管理员设置新口令，请选择一位管理员。',
  'person.named': (p) => `这个办公室里没有叫“${p['name']}”的人。`,
  'recovery.notBegun': () => '没有等待确认的新恢复密钥，请先生成一把。',
}

const zhTW: SameShape<typeof en> = {
  'passphrase.common': () => '這組通行碼太常見，很容易被試出來。請換一組，例如四五個英文單字。',
  'passphrase.ownName': () => '通行碼裡不能有您的姓名或辦公室的名稱。',
  'office.waitBeforeTrying': (p) => `通行碼輸入錯誤太多次，請過${p['seconds']}秒再試。`,
  'office.keysFromCopy': () => '金鑰檔（vault.keys）已損壞或遺失，辦公室是用它的副本開啟的。現在兩份都已恢復正常；請儘快備份，並檢查磁碟。',
  'office.keysChanged': () => '磁碟發生錯誤，這一步沒有寫入日誌，但金鑰檔已經變更：新的通行碼或復原金鑰有效。請檢查磁碟。',
  'request.notAllowed': () => '您在這個辦公室的角色不能這樣做，可請管理員調整。',
  'person.unknown': () => '這裡沒有這個人，或已經不在這裡工作。',
  'person.nameTaken': () => '這個名字已有人使用，也可能是已離開的人：那個人的紀錄旁都寫著這個名字。請加上可以區分的字樣。',
  'person.lastAdministrator': () => '辦公室至少要有一位管理員。請先讓別人成為管理員。',
  'person.yourself': () => '不能移除自己，請由另一位管理員來做。',
  'person.casesToThemselves': () => '請為這些個案選擇另一個人。',
  'person.notAdministrator': () => '復原金鑰只能為管理員設定新通行碼，請選擇一位管理員。',
  'person.named': (p) => `這個辦公室裡沒有叫「${p['name']}」的人。`,
  'recovery.notBegun': () => '沒有等待確認的新復原金鑰，請先產生一把。',
}

export const peopleProblems = { en, zhCN, zhTW }
