import { DECLARED, INFORMATION, type Information, TYPED, UNLISTED } from '../weapp-runtime/privacy'
import { LEAST_BASE_LIBRARY } from '../weapp-runtime/base-library'
import type { BuiltPackage } from './built-package'
import { usesIn } from './uses'

/** Calls that WeChat allows only when app.json lists them under requiredPrivateInfos. */
const LISTED_PLACES = [
  'getFuzzyLocation',
  'getLocation',
  'onLocationChange',
  'startLocationUpdate',
  'startLocationUpdateBackground',
  'chooseLocation',
  'choosePoi',
  'chooseAddress',
]
/** Most characters of a purpose in app.json's `permission`. */
const LONGEST_DESCRIPTION = 30

const FILE = 'config/weapp-runtime/privacy.ts'

/** Each call of the package is declared, and nothing else is. @param declared purposes by information */
export function refuseUndeclared(built: BuiltPackage, declared: Partial<Record<Information, string>> = DECLARED): string[] {
  const isUsed = usesIn(built)
  const unlisted = UNLISTED.filter(isUsed).map((call) => `小程序用了 ${call}，隐私声明里没有能写它的一项：不要用，或者先在 ${FILE} 查明。`)
  const declarable = (Object.keys(INFORMATION) as Information[]).flatMap((information) => {
    const used = INFORMATION[information].filter(isUsed)
    const purpose = declared[information]
    if (used.length > 0 && purpose === undefined)
      return [`小程序用了 ${used.join('、')}，隐私声明里没有“${information}”：在 ${FILE} 写上用途，否则微信停用这个接口。`]
    if (used.length === 0 && purpose !== undefined)
      return [`隐私声明里有“${information}”，但小程序没有用到：从 ${FILE} 删去，审核要求两者一致。`]
    return purpose !== undefined && /^(为了|用于)/.test(purpose)
      ? [`“${information}”的用途不要写“为了”“用于”，微信会加上：改 ${FILE}。`]
      : []
  })
  return [...unlisted, ...declarable]
}

export function refusePlaces(built: BuiltPackage): string[] {
  const isUsed = usesIn(built)
  const used = LISTED_PLACES.filter((call) => isUsed(`wx.${call}`))
  const listed = built.app.requiredPrivateInfos ?? []
  const descriptions = Object.entries(built.app.permission ?? {})
  return [
    ...used
      .filter((call) => !listed.includes(call))
      .map((call) => `用了 wx.${call}，app.json 的 requiredPrivateInfos 里没有它：在 src/app.config.ts 写上，否则不能调用。`),
    ...listed
      .filter((call) => !used.includes(call))
      .map((call) => `requiredPrivateInfos 里有 ${call}，但没有代码用它：从 src/app.config.ts 删去，否则审核不过。`),
    ...(listed.includes('getLocation') && listed.includes('getFuzzyLocation')
      ? ['getLocation 和 getFuzzyLocation 只能要一个：留下模糊位置。']
      : []),
    ...descriptions
      .filter(([, { desc }]) => desc.length > LONGEST_DESCRIPTION)
      .map(([scope]) => `permission 里 ${scope} 的说明超过 ${LONGEST_DESCRIPTION} 个字：写短些。`),
  ]
}

/** Lines for WeChat's console, to be pasted as they stand. */
export function privacyTexts(): string[] {
  const lines = (purposes: Record<string, string>) => Object.entries(purposes).map(([information, purpose]) => `${information}\t${purpose}`)
  return [
    '公众平台 → 设置 → 服务内容声明 → 用户隐私保护指引。左边是信息类型，右边是用途，照样粘贴（“为了”“用于”由微信加上）。',
    '',
    '小程序的接口要用的，一项也不能少，少了接口就不能用：',
    ...lines(DECLARED),
    '',
    '由人自己填写、不经过微信接口的。手机号在列表里勾选，其余用“添加其他信息”：',
    ...lines(TYPED),
    '',
    `公众平台 → 设置 → 基本设置 → 基础库最低版本设置：${LEAST_BASE_LIBRARY.version}（因为 ${LEAST_BASE_LIBRARY.use}）。更旧的微信会被提醒先升级。`,
  ]
}
