import type { SameShape } from '../words.ts'

/** Words of the documents of a case. */
const en = {
  empty: 'Certificates, letters, screenshots and recordings belong here. Each is stored encrypted.',
  add: 'Add a document',
  added: 'Document stored, encrypted',
  file: 'File',
  fileHint: 'Up to 500 MB, of any kind',
  name: 'Name',
  type: 'Kind',
  receivedOn: 'Received',
  originalSeenOn: 'Original seen',
  originalHint: 'Leave empty if only a copy was seen',
  notSeen: 'no',
  size: 'Size',
  bytes: (count: string) => `${count} B`,
  saveAs: 'Save a copy',
  savedPlain: (label: string) => `Saved without encryption: ${label}`,
  noPreview: 'This kind of document is not shown here. Save a copy to open it in another program.',
} as const

const zhCN: SameShape<typeof en> = {
  empty: '证明、信函、截图和录音放在这里，每份都加密保存。',
  add: '添加材料',
  added: '材料已加密保存',
  file: '文件',
  fileHint: '任何类型，不超过500 MB',
  name: '名称',
  type: '类型',
  receivedOn: '收到日期',
  originalSeenOn: '核对原件',
  originalHint: '只见过复印件时留空',
  notSeen: '否',
  size: '大小',
  bytes: (count) => `${count} 字节`,
  saveAs: '另存副本',
  savedPlain: (label) => `已另存（未加密）：${label}`,
  noPreview: '这类材料不在此显示。请另存副本后用其他程序打开。',
}

const zhTW: SameShape<typeof en> = {
  empty: '證明、信函、截圖和錄音放在這裡，每份都加密儲存。',
  add: '新增文件',
  added: '文件已加密儲存',
  file: '檔案',
  fileHint: '任何類型，不超過500 MB',
  name: '名稱',
  type: '類型',
  receivedOn: '收到日期',
  originalSeenOn: '核對正本',
  originalHint: '只看過影本時留空',
  notSeen: '否',
  size: '大小',
  bytes: (count) => `${count} 位元組`,
  saveAs: '另存副本',
  savedPlain: (label) => `已另存（未加密）：${label}`,
  noPreview: '這類文件不在此顯示。請另存副本後以其他程式開啟。',
}

export const papers = { en, zhCN, zhTW }
