import { existsSync } from 'node:fs'
import path from 'node:path'

const ON_MACOS = ['Google Chrome', 'Microsoft Edge', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
const ON_WINDOWS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
]
/** Variables with the folders of programs for everybody and for one person. */
const PROGRAMS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']

export interface Machine {
  platform: NodeJS.Platform
  env: Record<string, string | undefined>
  exists: (file: string) => boolean
}
const THIS_MACHINE: Machine = { platform: process.platform, env: process.env, exists: existsSync }

/** Program of an installed Chrome or Edge on macOS or Windows, where npm brings no Chromium. @throws without one */
export function installedBrowser({ platform, env, exists }: Machine = THIS_MACHINE): string {
  const folders = PROGRAMS.map((name) => env[name]).filter((folder) => folder !== undefined)
  const places = platform === 'win32' ? ON_WINDOWS.flatMap((parts) => folders.map((folder) => path.win32.join(folder, ...parts))) : ON_MACOS
  const found = places.find(exists)
  if (!found) throw new Error('no Chrome and no Edge is installed: install one, or name a Chromium in TEST_CHROMIUM')
  return found
}
