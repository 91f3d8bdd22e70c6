import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWarning, offeredFolder, type Computer } from '../../electron/folders.ts'

const linux: Computer = {
  platform: 'linux',
  home: '/home/mei',
  env: {},
  mounts: [
    'ext4 / ext4 rw 0 0',
    'server:/x /srv/office nfs4 rw 0 0',
    '//nas/x /home/mei/nas cifs rw 0 0',
    'me@host: /home/mei/far\\040away fuse.sshfs rw 0 0',
    'tmpfs /home/mei/nas/ram tmpfs rw 0 0',
  ].join('\n'),
  exists: () => false,
}
const windows: Computer = {
  platform: 'win32',
  home: 'C:\\Users\\mei',
  env: { OneDrive: 'C:\\Users\\mei\\Wolke' },
  mounts: '',
  exists: () => false,
}
const mac: Computer = { platform: 'darwin', home: '/Users/mei', env: {}, mounts: '', exists: () => false }

test.each<[string, Computer, ReturnType<typeof folderWarning>]>([
  ['/home/mei/Parley/Office', linux, null],
  ['/home/mei/Documents/Parley', linux, null],
  ['/home/mei/Dropbox/Parley', linux, 'sync'],
  ['/home/mei/Dropbox (Personal)/Parley', linux, 'sync'],
  ['/home/mei/Nutstore Files/我的坚果云/协商簿', linux, 'sync'],
  ['/home/mei/百度网盘/协商簿', linux, 'sync'],
  ['/home/mei/My Dropboxes/Parley', linux, null],
  ['/srv/office/a', linux, 'network'],
  ['/srv/officer', linux, null],
  ['/home/mei/nas/a', linux, 'network'],
  ['/home/mei/nas/ram/a', linux, null],
  ['/home/mei/far away/a', linux, 'network'],
  ['/media/mei/STICK/Parley', linux, 'removable'],
  ['/run/media/mei/STICK/Parley', linux, 'removable'],
  ['C:\\Users\\mei\\Parley\\Office', windows, null],
  ['C:\\Users\\mei\\OneDrive - 某某基金会\\Parley', windows, 'sync'],
  ['C:\\Users\\mei\\Wolke\\Parley', windows, 'sync'],
  ['c:\\users\\mei\\wolke', windows, 'sync'],
  ['C:\\Users\\mei\\Wolkenheim', windows, null],
  ['D:\\BaiduSyncdisk\\Parley', windows, 'sync'],
  ['\\\\server\\share\\Parley', windows, 'network'],
  ['\\\\?\\UNC\\server\\share', windows, 'network'],
  ['\\\\?\\C:\\Parley', windows, null],
  ['/Users/mei/Library/Mobile Documents/com~apple~CloudDocs/Parley', mac, 'sync'],
  ['/Users/mei/Library/CloudStorage/GoogleDrive-mei@example.org/My Drive', mac, 'sync'],
  ['/Volumes/STICK/Parley', mac, 'removable'],
  ['/Users/mei/Parley', mac, null],
])('%s', (path, computer, warning) => {
  expect(folderWarning(path, computer)).toBe(warning)
})

test('a marker of Syncthing in any folder above counts', () => {
  const computer = { ...linux, exists: (path: string) => path === join('/home/mei/common', '.stfolder') }
  expect(folderWarning('/home/mei/common/office/Parley', computer)).toBe('sync')
  expect(folderWarning('/home/mei/other/Parley', computer)).toBe(null)
})

test('the first offer is in the home folder, or with the app when the home folder is doubtful', () => {
  expect(offeredFolder('Office', '/data', linux)).toBe('/home/mei/Parley/Office')
  const far = { ...linux, home: '/home/mei/nas' }
  expect(offeredFolder('Office', '/data', far)).toBe('/data/offices/Office')
})
