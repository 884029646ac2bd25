/** The fields of deploy.json: their names, Chinese labels and rules. */
import { checkAppid, checkCa, checkDatabaseUrl, checkDescription, checkEnvironment, checkId, checkKey, checkOrigin } from './field-rules'
import { nearest } from './nearest'

export interface Settings {
  appid: string
  environment: string
  region: string
  /** Without a password. */
  databaseUrl: string
  vpcId: string
  subnetId: string
  /** Path of a PEM file; '' for none. */
  databaseCa: string
  /** Path of the key for uploading the mini-program. */
  uploadKey: string
  contentCheck: string
  webOrigin: string
  /** Version of the plugin 同声传译; '' without it. */
  speechPlugin: string
  robot: string
  version: string
  description: string
}

export type FieldName = keyof Settings

export interface Field {
  label: string
  /** Value of a field that is left out; without it the field is asked for. */
  otherwise?: string
  /** True for a path, which counts from the folder of deploy.json. */
  isPath?: boolean
  /** @returns the sentence that mends a wrong value; null for a right one. A path is absolute here. */
  check: (value: string) => string | null
}

const oneOf =
  (...known: string[]) =>
  (value: string) => {
    if (known.includes(value)) return null
    const near = nearest(value, known)
    return `“${value}”不认识，可以写：${known.join('、')}${near ? `。是不是 ${near}？` : ''}`
  }
const optional = (check: Field['check']) => (value: string) => (value === '' ? null : check(value))

/** Regions where the command line of CloudBase can deploy. */
const REGIONS = ['ap-shanghai', 'ap-guangzhou', 'ap-beijing', 'ap-singapore']

export const FIELDS: Readonly<Record<FieldName, Field>> = {
  appid: { label: '小程序的 AppID（wx 开头）', check: checkAppid },
  environment: { label: '云开发环境 ID', check: checkEnvironment },
  region: { label: '环境所在的地域', otherwise: 'ap-shanghai', check: oneOf(...REGIONS) },
  databaseUrl: { label: '数据库地址（postgres://用户@主机:5432/库名，不写密码）', check: checkDatabaseUrl },
  vpcId: { label: '数据库所在的私有网络 ID（vpc-…，公网数据库可以不填）', otherwise: '', check: optional(checkId('vpc')) },
  subnetId: { label: '子网 ID（subnet-…，和私有网络一起填）', otherwise: '', check: optional(checkId('subnet')) },
  databaseCa: { label: '数据库的 CA 证书文件（没有可以不填）', otherwise: '', isPath: true, check: optional(checkCa) },
  uploadKey: { label: '小程序代码上传密钥文件的路径', isPath: true, check: checkKey },
  contentCheck: { label: '文字怎样审核：wechat 或 words', otherwise: 'wechat', check: oneOf('wechat', 'words') },
  webOrigin: { label: '网页版的网址（没有可以不填）', otherwise: '', check: optional(checkOrigin) },
  speechPlugin: {
    label: '同声传译插件的版本（读给我听用，没有加插件就不填）',
    otherwise: '',
    check: optional((value) =>
      /^\d+\.\d+\.\d+$/.test(value) ? null : `“${value}”不是版本号：在 mp.weixin.qq.com → 设置 → 第三方设置 → 插件管理 里看，像 0.3.6`,
    ),
  },
  robot: {
    label: '上传用的机器人编号',
    otherwise: '1',
    check: (value) => (/^([1-9]|[12]\d|30)$/.test(value) ? null : '要写 1 到 30 的整数'),
  },
  version: {
    label: '小程序版本号（不填就用程序版本和日期）',
    otherwise: '',
    check: optional((value) => (/^[\w.-]{1,64}$/.test(value) ? null : '只能用数字、字母、点和横线，最多 64 个字')),
  },
  description: { label: '版本说明', otherwise: '', check: optional(checkDescription) },
}

export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[]

/** Rules between two fields. @returns the sentence that mends it; null if all is right */
export function checkTogether({ vpcId, subnetId, uploadKey, appid }: Settings): string | null {
  if ((vpcId === '') !== (subnetId === '')) return 'vpcId 和 subnetId 要么都填，要么都不填：在数据库实例的“网络”一栏里同时能看到这两个 ID'
  const [ofKey] = /wx[0-9a-f]{16}/.exec(uploadKey.split(/[\\/]/).at(-1) ?? '') ?? []
  if (ofKey && ofKey !== appid) return `上传密钥是 ${ofKey} 的，appid 却是 ${appid}：换成这个小程序自己的密钥`
  return null
}
