/** Secrets of a deployment: they are held in memory, and pass to the tools in the environment, never as an argument or in a file. */

export interface Secrets {
  databasePassword: string
  /** '' if texts are checked by words. */
  weChatSecret: string
  /** Key with which this deployment alone may call the function `migrate`. */
  migrateKey: string
}

/** Environment variables of the secrets, and the fields under which people write them into deploy.json, in lower case. */
export const SECRET_NAMES: Readonly<Record<'DATABASE_PASSWORD' | 'WECHAT_APP_SECRET', readonly string[]>> = {
  DATABASE_PASSWORD: ['databasepassword', 'database_password', 'password', 'dbpassword', 'pgpassword'],
  WECHAT_APP_SECRET: ['wechatsecret', 'wechatappsecret', 'wechat_app_secret', 'appsecret', 'secret', 'weixinsecret'],
}

const MASK = '******'

/** A function that masks the secrets in a text, also in the forms in which an address or JSON contains them. */
export function maskOf({ databasePassword, weChatSecret, migrateKey }: Secrets): (text: string) => string {
  const plain = [databasePassword, weChatSecret, migrateKey].filter((each) => each !== '')
  const forms = plain.flatMap((each) => [each, encodeURIComponent(each), JSON.stringify(each).slice(1, -1)])
  const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length)
  return (text) => longestFirst.reduce((masked, each) => masked.replaceAll(each, MASK), text)
}

/** Address of the database with its password. */
export function addressOf(databaseUrl: string, password: string): string {
  const url = new URL(databaseUrl)
  url.password = encodeURIComponent(password)
  return url.href
}
