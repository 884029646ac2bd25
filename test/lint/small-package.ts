import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { AppJson, BuiltPackage } from '../../config/audit/built-package'

/** A PNG's beginning, as far as its size. */
export function png(width: number, height: number, bytes = 100): Buffer {
  const content = Buffer.alloc(bytes)
  content.write('\x89PNG\r\n\x1a\n', 'latin1')
  content.writeUInt32BE(width, 16)
  content.writeUInt32BE(height, 20)
  return content
}

const APP: AppJson = {
  pages: ['pages/list/index', 'pages/me/index'],
  subPackages: [
    { root: 'desk', pages: ['sheet/index'] },
    { root: 'team', pages: ['join/index'] },
  ],
  preloadRule: { 'pages/me/index': { packages: ['desk'] } },
  tabBar: {
    list: [
      { pagePath: 'pages/list/index', iconPath: 'icons/list.png', selectedIconPath: 'icons/list.png' },
      { pagePath: 'pages/me/index', iconPath: 'icons/list.png', selectedIconPath: 'icons/list.png' },
    ],
  },
  lazyCodeLoading: 'requiredComponents',
}
const SITEMAP = {
  rules: [
    { action: 'allow', page: 'pages/list/index' },
    { action: 'disallow', page: '*' },
  ],
}

/** Page by its path without extension. */
const page = (name: string, up: string): Record<string, string> => ({
  [`${name}.js`]: `require("${up}common.js");Page({})`,
  [`${name}.json`]: JSON.stringify({ usingComponents: { comp: `${up}comp` } }),
  [`${name}.wxml`]: `<import src="${up}base.wxml"/><wxs module="xs" src="${up}utils.wxs" />`,
})

/** Files of a package in which every rule is kept. Calls: chooseMedia, setClipboardData. */
const FILES: Record<string, string | Buffer> = {
  'app.js': 'require("./common");App({})',
  'app.wxss': '@import "./common.wxss";',
  'common.wxss': 'a{background:url("data:image/svg+xml,x")}',
  'common.js': 'var a="http://www.w3.org/2000/svg";t.setClipboardData({});n().chooseMedia({})',
  'base.wxml': '<template name="a"><button open-type="{{i.p}}"/></template>',
  'utils.wxs': 'module.exports = {}',
  'comp.js': 'Component({})',
  'comp.json': '{"component":true}',
  'comp.wxml': '<view/>',
  'icons/list.png': png(81, 81),
  'sitemap.json': JSON.stringify(SITEMAP),
  ...page('pages/list/index', '../../'),
  ...page('pages/me/index', '../../'),
  ...page('desk/sheet/index', '../../'),
  'desk/sub.js': 'exports.a=1',
  'desk/sheet/index.js': 'require("../sub.js");require("../../common.js");Page({})',
  'desk/sheet/index.wxss': '@import "../../common.wxss";',
  ...page('team/join/index', '../../'),
}

/** A made-up package. @param changes files by path; null removes one @param app changed fields of app.json */
export function smallPackage(changes: Record<string, string | Buffer | null> = {}, app: Partial<AppJson> = {}): BuiltPackage {
  const whole = { ...APP, ...app }
  const contents = Object.entries({ ...FILES, 'app.json': JSON.stringify(whole), ...changes })
  return {
    files: new Map(contents.flatMap(([file, content]) => (content === null ? [] : [[file, Buffer.from(content)]]))),
    app: whole,
  }
}

/** Writes a package to a new temporary folder, calls a function with the folder, and removes it. */
export function onDisk<Result>({ files }: BuiltPackage, use: (folder: string) => Result): Result {
  const folder = mkdtempSync(path.join(tmpdir(), 'tongxin-package-'))
  try {
    for (const [file, content] of files) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
      writeFileSync(path.join(folder, file), content)
    }
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
