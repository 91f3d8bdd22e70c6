import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { FolderWarning } from '../src/contract/main-door.ts'

/** Where an office may live, and which places deserve a warning. */

/** All that the answer depends on, so that a test can stand on any computer. */
export interface Computer {
  platform: NodeJS.Platform
  home: string
  env: Record<string, string | undefined>
  /** The text of /proc/mounts. */
  mounts: string
  exists: (path: string) => boolean
}

/** A part of a path that a sync program uses for its folder, without its account or version. */
const SYNC_FOLDERS = [
  /^onedrive( ?-.*)?$/,
  /^dropbox( ?\(.*\))?$/,
  /^icloud( ?drive)?$/,
  /^com~apple~clouddocs$/,
  /^mobile documents$/,
  /^cloudstorage$/,
  /^google ?drive.*$/,
  /^googledrive-.*$/,
  /^my drive$/,
  /^nutstore( files)?$/,
  /^坚果云.*$/,
  /^我的坚果云$/,
  /^百度(网盘|网盘同步空间|云同步盘)$/,
  /^baidu(netdisk|syncdisk|sync|netdiskdownload)$/,
  /^baidunetdiskworkspace$/,
  /^(nextcloud|owncloud|seafile|syncthing|pcloud ?drive|mega|box|box sync)$/,
]
const SYNC_VARIABLES = ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial', 'DROPBOX', 'DropboxPath', 'GoogleDrive']
const SYNC_MARKERS = ['.stfolder', '.dropbox', '.dropbox.cache', '.nutstore']
const NETWORK_TYPES =
  /^(nfs\d?|cifs|smb\d?|smbfs|9p|afs|ncpfs|ceph|glusterfs|davfs|fuse\.(sshfs|davfs2?|rclone|gvfsd-fuse|s3fs|glusterfs))$/
const REMOVABLE_PLACES = /^\/(media|run\/media)\//

export function thisComputer(): Computer {
  return { platform: process.platform, home: homedir(), env: process.env, mounts: readMounts(), exists: existsSync }
}

/** The first offer: in the home folder, or with the app's own data when the home folder itself is a doubtful place. */
export function offeredFolder(name: string, appData: string, computer = thisComputer()): string {
  const offered = join(computer.home, 'Parley', name)
  return folderWarning(offered, computer) === null ? offered : join(appData, 'offices', name)
}

export function folderWarning(path: string, computer = thisComputer()): FolderWarning | null {
  if (isNetwork(path, computer)) return 'network'
  if (isSynced(path, computer)) return 'sync'
  return isRemovable(path, computer) ? 'removable' : null
}

function isSynced(path: string, computer: Computer): boolean {
  const parts = path.split(/[\\/]/).map((part) => part.toLowerCase())
  if (parts.some((part) => SYNC_FOLDERS.some((known) => known.test(part)))) return true
  const roots = SYNC_VARIABLES.flatMap((name) => computer.env[name] || [])
  if (roots.some((root) => isInside(path, root))) return true
  return selfAndAbove(path).some((folder) => SYNC_MARKERS.some((marker) => computer.exists(join(folder, marker))))
}

function isNetwork(path: string, computer: Computer): boolean {
  if (computer.platform === 'win32') return /^[\\/]{2}(?![?.][\\/](?!unc))/i.test(path)
  return NETWORK_TYPES.test(mountOf(path, computer)?.type ?? '')
}

function isRemovable(path: string, computer: Computer): boolean {
  if (computer.platform === 'darwin') return path.startsWith('/Volumes/')
  return computer.platform === 'linux' && REMOVABLE_PLACES.test(path)
}

/** The mount that holds the path: the longest one that leads to it. */
function mountOf(path: string, computer: Computer): { at: string; type: string } | undefined {
  const mounts = computer.mounts.split('\n').flatMap((line) => {
    const [, at, type] = line.split(' ')
    return at && type ? [{ at: at.replace(/\\(\d{3})/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 8))), type }] : []
  })
  const holding = mounts.filter(({ at }) => isInside(path, at))
  return holding.toSorted((one, other) => one.at.length - other.at.length).at(-1)
}

function isInside(path: string, folder: string): boolean {
  const plain = (text: string) => text.replaceAll('\\', '/').replace(/\/+$/, '').toLowerCase()
  return `${plain(path)}/`.startsWith(`${plain(folder)}/`)
}

function selfAndAbove(path: string): string[] {
  const above = dirname(path)
  return above === path ? [path] : [path, ...selfAndAbove(above)]
}

function readMounts(): string {
  try {
    return readFileSync('/proc/mounts', 'utf8')
  } catch {
    return ''
  }
}
