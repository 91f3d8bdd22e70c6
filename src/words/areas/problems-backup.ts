import type { SameShape } from '../words.ts'

type P = Record<string, string | number>

/** The sentences of backups: making them, looking at them, restoring from them. */
const en = {
  'backup.noPlace': () => 'No place for backups is chosen yet. Choose a folder on an external disk or a share.',
  'backup.placeGone': () => 'The place for backups cannot be reached. Connect the disk or the share and try again.',
  'backup.placeFull': () =>
    'There is no room left where backups go, so this one was not made. The earlier ones are untouched. Free some space there, or choose another place.',
  'backup.placeNotWritable': () =>
    'Nothing can be written where backups go. Check its permissions, or whether the disk is write-protected.',
  'backup.placeFailed': () =>
    'The disk where backups go failed, so this one was not made. The earlier ones were not touched, but check them, and use another disk.',
  'backup.differs': () => 'The backup did not read back as it was written, so it does not count. Try again, or use another disk.',
  'backup.running': () => 'A backup is being made. Wait until it is done.',
  'backup.notOne': () => 'This is not the name of a backup.',
  'backup.notFound': () => 'There is no whole backup here.',
  'backup.several': () => 'There are backups of more than one office here. Choose the folder of one of them.',
  'backup.secretNeeded': () => 'To open this backup, enter a passphrase or the recovery key of the time when it was made.',
  'backup.damaged': (p: P) => `This backup is damaged (${p['part']}), so nothing was restored from it. Take another one.`,
  'backup.erasedElsewhere': (p: P) =>
    `The backup was made. But the list of erased clients beside it names ${p['count']} that this office still has, perhaps because a copy of the office erased them. Nothing of them was removed from the backups. Use this place for one office only.`,
  'backup.documentsLost': (p: P) =>
    `The backup was made without ${p['count']} documents that are damaged or missing in the office. Keep your older backups: they may still have them.`,
}

const zhCN: SameShape<typeof en> = {
  'backup.noPlace': () => '还没有选定备份的位置。请选一个外接硬盘或共享上的文件夹。',
  'backup.placeGone': () => '找不到备份的位置。请接上硬盘或连上共享，再试一次。',
  'backup.placeFull': () => '备份的位置空间不足，这次没有备份成。以前的备份都没有动。请在那里腾出空间，或另选位置。',
  'backup.placeNotWritable': () => '备份的位置无法写入。请检查权限，或硬盘是否写保护。',
  'backup.placeFailed': () => '备份所在的硬盘出了故障，这次没有备份成。以前的备份没有动过，但请检查它们，并换一个硬盘。',
  'backup.differs': () => '备份读回来与写入的不一致，因此不算数。请再试一次，或换一个硬盘。',
  'backup.running': () => '正在备份，请等它完成。',
  'backup.notOne': () => '这不是备份的名称。',
  'backup.notFound': () => '这里没有完好的备份。',
  'backup.several': () => '这里有不止一个办公室的备份。请选择其中一个的文件夹。',
  'backup.secretNeeded': () => '要打开这个备份，请输入备份当时的口令或恢复密钥。',
  'backup.damaged': (p) => `这个备份已损坏（${p['part']}），没有从中还原任何内容。请换一个备份。`,
  'backup.erasedElsewhere': (p) =>
    `备份已做好。但旁边的已删除名单里有 ${p['count']} 位当事人还在这个办公室里，可能是办公室的某个副本删除了他们。备份里没有移除他们的任何内容。请让这个位置只供一个办公室使用。`,
  'backup.documentsLost': (p) => `备份已做好，但办公室里有 ${p['count']} 份文件已损坏或缺失，没有备份到。请保留以前的备份，其中可能还有。`,
}

const zhTW: SameShape<typeof en> = {
  'backup.noPlace': () => '還沒有選定備份的位置。請選一個外接硬碟或網路共用上的資料夾。',
  'backup.placeGone': () => '找不到備份的位置。請接上硬碟或連上網路共用，再試一次。',
  'backup.placeFull': () => '備份的位置空間不足，這次沒有備份成功。先前的備份都沒有動到。請在那裡騰出空間，或另選位置。',
  'backup.placeNotWritable': () => '備份的位置無法寫入。請檢查權限，或硬碟是否防寫。',
  'backup.placeFailed': () => '備份所在的硬碟發生故障，這次沒有備份成功。先前的備份沒有動過，但請檢查它們，並換一個硬碟。',
  'backup.differs': () => '備份讀回來與寫入的不一致，因此不算數。請再試一次，或換一個硬碟。',
  'backup.running': () => '正在備份，請等它完成。',
  'backup.notOne': () => '這不是備份的名稱。',
  'backup.notFound': () => '這裡沒有完好的備份。',
  'backup.several': () => '這裡有不只一個辦公室的備份。請選擇其中一個的資料夾。',
  'backup.secretNeeded': () => '要開啟這個備份，請輸入備份當時的通行碼或復原金鑰。',
  'backup.damaged': (p) => `這個備份已毀損（${p['part']}），沒有從中還原任何內容。請換一個備份。`,
  'backup.erasedElsewhere': (p) =>
    `備份已完成。但旁邊的已刪除名單裡有 ${p['count']} 位當事人還在這個辦公室裡，可能是辦公室的某個副本刪除了他們。備份裡沒有移除他們的任何內容。請讓這個位置只供一個辦公室使用。`,
  'backup.documentsLost': (p) => `備份已完成，但辦公室裡有 ${p['count']} 份文件已毀損或遺失，沒有備份到。請保留先前的備份，其中可能還有。`,
}

export const backupProblems = { en, zhCN, zhTW }
