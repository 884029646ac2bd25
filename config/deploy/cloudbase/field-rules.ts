/** Rules of single fields. Each answers with the Chinese sentence that mends the value, or null. */
import { X509Certificate, createPrivateKey } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'

type Check = (value: string) => string | null

export const checkAppid: Check = (value) => {
  if (/^wx[0-9a-f]{16}$/.test(value)) return null
  if (/^wx[0-9a-f]{16}$/i.test(value.trim())) return `“${value}”里有空格或大写字母：AppID 全是小写，写 ${value.trim().toLowerCase()}`
  return `“${value}”不是 AppID：它是 wx 加 16 位数字或 a–f，在 mp.weixin.qq.com → 开发管理 → 开发设置 里复制`
}

export const checkEnvironment: Check = (value) =>
  /^[a-z][a-z0-9-]{2,63}$/.test(value)
    ? null
    : `“${value}”不是环境 ID：要的不是环境名称，是云开发控制台“环境概览”里那串小写字母、数字和横线，像 county-1g2h3j4k`

export const checkDatabaseUrl: Check = (value) => {
  const example = '写成 postgres://用户@主机:5432/库名'
  if (!URL.canParse(value)) return `数据库地址读不懂：${example}`
  const { protocol, username, password, hostname, pathname, search } = new URL(value)
  if (!['postgres:', 'postgresql:'].includes(protocol)) return `数据库要是 PostgreSQL：${example}`
  if (password !== '' || /password=/i.test(search)) return '密码不要写进地址：去掉它，运行时会问，或者放进环境变量 DATABASE_PASSWORD'
  if (username === '' || hostname === '' || pathname.length < 2) return `数据库地址少了一段：${example}`
  const isOwn = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return isOwn ? `${hostname} 是这台电脑自己，云函数连不到：写数据库实例的内网地址` : null
}

export const checkId =
  (kind: 'vpc' | 'subnet'): Check =>
  (value) =>
    new RegExp(`^${kind}-[0-9a-z]{4,}$`).test(value) ? null : `“${value}”不是 ${kind}- 开头的 ID：在数据库实例的“网络”一栏里复制`

export const checkOrigin: Check = (value) => (/^https:\/\/[^/\s]+$/.test(value) ? null : `“${value}”要写成 https://域名，后面不带路径`)

/** Characters that a Windows command line gives a meaning to are left out. */
export const checkDescription: Check = (value) =>
  /^[\p{L}\p{N} .,:;_()（）、，。：；—-]{1,100}$/u.test(value) ? null : '只能用文字、数字和常用标点，最多 100 个字'

/** A text of a file; otherwise the sentence about it. */
function textOf(path: string): { text: string } | { wrong: string } {
  // oxlint-disable-next-line no-control-regex -- JSON turns \t and \n of an unescaped Windows path into these characters
  if (/[\u0000-\u001f]/.test(path)) return { wrong: '路径里的 \\ 被当成了转义：每个 \\ 写成 \\\\，或者改用 /' }
  try {
    if (statSync(path).isDirectory()) return { wrong: `${path} 是文件夹：要写到文件为止` }
    return { text: readFileSync(path, 'utf8') }
  } catch {
    return { wrong: `找不到或读不了 ${path}：检查路径，Windows 上每个 \\ 写成 \\\\` }
  }
}

export const checkKey: Check = (path) => {
  const file = textOf(path)
  if ('wrong' in file) return file.wrong
  return isRsaKey(file.text)
    ? null
    : `${path} 不是代码上传密钥：在 mp.weixin.qq.com → 开发管理 → 开发设置 → 小程序代码上传 里重新生成并下载`
}

/** WeChat's keys are RSA; its tool can sign with no other. */
function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa'
  } catch {
    return false
  }
}

/** The certificates of a PEM text, without the remarks between them. */
export const certificatesOf = (pem: string): string[] =>
  [...pem.matchAll(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)].map(([each]) => each.replaceAll('\r', ''))

export const checkCa: Check = (path) => {
  const file = textOf(path)
  if ('wrong' in file) return file.wrong
  const found = certificatesOf(file.text)
  if (found.length === 0) return `${path} 里没有证书：要 PEM 格式，以 -----BEGIN CERTIFICATE----- 开头，在数据库控制台下载`
  try {
    const over = found.map((each) => new X509Certificate(each)).find(({ validTo }) => Date.parse(validTo) < Date.now())
    return over ? `${path} 里的证书 ${over.validTo} 已经过期：在数据库控制台下载新的` : null
  } catch {
    return `${path} 里的证书坏了：在数据库控制台重新下载`
  }
}
