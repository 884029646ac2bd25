/** The project file that WeChat's tools read, and the base library. */
import { LEAST_BASE_LIBRARY, SINCE, compareVersions } from '../weapp-runtime/base-library'
import { type BuiltPackage, textsOf } from './built-package'
import { mentions } from './uses'

/** The part of project.config.json that the audit reads. */
export interface ProjectFile {
  appid?: string
  miniprogramRoot?: string
  libVersion?: string
  setting?: Record<string, unknown>
}

/** DevTools opens a project with this id for looking at, without any account. */
const NO_ACCOUNT = 'touristappid'
/** Work that Taro has done. Done twice, it breaks scripts or moves styles. */
const DONE_BY_TARO = ['es6', 'enhance', 'postcss', 'minified']

export function refuseProject({ appid, miniprogramRoot, libVersion = '0', setting = {} }: ProjectFile): string[] {
  return [
    ...(appid === NO_ACCOUNT
      ? []
      : [
          `project.config.json 的 appid 要写 ${NO_ACCOUNT}：自己的 appid 写在 project.private.config.json 里（不进 git），npm run deploy 用 deploy.json 里的。`,
        ]),
    ...(miniprogramRoot === 'dist/weapp/' ? [] : ['project.config.json 的 miniprogramRoot 要写 dist/weapp/：微信工具从那里读小程序。']),
    ...(compareVersions(libVersion, LEAST_BASE_LIBRARY.version) >= 0
      ? []
      : [`project.config.json 的 libVersion 是 ${libVersion}，${LEAST_BASE_LIBRARY.use} 要 ${LEAST_BASE_LIBRARY.version}：写新一些的。`]),
    ...DONE_BY_TARO.filter((name) => setting[name] !== false).map(
      (name) => `project.config.json 的 setting.${name} 要写 false：构建时已经做过。`,
    ),
  ]
}

/** Each call, option and attribute in the table of base libraries is used. @param since base libraries by use */
export function refuseBaseLibrary(built: BuiltPackage, since: Record<string, string> = SINCE): string[] {
  const text = textsOf(built, 'js', 'wxml', 'json')
    .map(([, content]) => content)
    .join('\n')
  return Object.keys(since)
    .filter((use) => !mentions(text, use))
    .map((use) => `小程序没有用到 ${use}：从 config/weapp-runtime/base-library.ts 删去，以免要求的基础库太新。`)
}
