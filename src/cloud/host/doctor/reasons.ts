/** Sentences for the errors of a connection to the database, by their codes. */
import { propertyOf } from '../../db/database'
import { ContradictoryTls } from '../../db/postgres-tls'
import { CannotStart } from '../cannot-start'
import { type Verdict, wrong } from './finding'

const WHERE = '核对 DATABASE_URL 里的主机和端口，看数据库是不是开着、防火墙是不是放行'
const AUTHORITY = '把数据库的 CA 证书（PEM 文件）下载下来，用 DATABASE_CA 指给程序'

/** SQLSTATEs of PostgreSQL and codes of Node. */
const REASONS: Readonly<Record<string, [found: string, mend: string]>> = {
  '28P01': ['数据库不认这个用户名和密码', '核对 DATABASE_URL 里的用户名和密码；密码里的 @ : / # 等符号要写成 %40 %3A %2F %23'],
  '28000': [
    '数据库不让这个用户从这台机器登录',
    '在数据库的 pg_hba.conf（或控制台的白名单）里放行这台机器和这个用户，或者在 DATABASE_URL 里加上 sslmode=require',
  ],
  '3D000': ['没有这个名字的数据库', '先建好库（create database），或者改 DATABASE_URL 里的库名'],
  '42501': ['这个用户没有需要的权限', '请数据库管理员给这个用户授权，或者换成库的所有者'],
  '53300': ['数据库的连接已经用完', '停掉多余的程序，或者把 max_connections（或套餐）调大'],
  '57P03': ['数据库正在启动', '等一分钟再查'],
  ECONNREFUSED: ['数据库没有运行，或者不在这个地址上', WHERE],
  ECONNRESET: ['连接被对方断开', WHERE],
  ENOTFOUND: ['找不到这个主机名', WHERE],
  EAI_AGAIN: ['主机名一时查不到', `${WHERE}；再看这台机器的 DNS`],
  ETIMEDOUT: ['连接超时', WHERE],
  EHOSTUNREACH: ['到不了这台主机', WHERE],
  ENETUNREACH: ['到不了这个网络', WHERE],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['数据库的证书是自己签的，没有公共机构担保', AUTHORITY],
  SELF_SIGNED_CERT_IN_CHAIN: ['数据库的证书由自己的机构签发', AUTHORITY],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['数据库的证书查不到签发的机构', AUTHORITY],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['数据库的证书查不到签发的机构', AUTHORITY],
  CERT_SIGNATURE_FAILURE: ['数据库的证书不是 DATABASE_CA 里的机构签的', AUTHORITY],
  CERT_HAS_EXPIRED: ['数据库的证书已经过期', '给数据库换新的证书；也看这台机器的时间对不对'],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    '数据库的证书不是给这个主机名的',
    '在 DATABASE_URL 里用证书上的主机名；私有网络里用 IP 时写 sslmode=verify-ca',
  ],
}

const START = '启动数据库（例如 systemctl start postgresql），它已经在运行的话，核对 DATABASE_URL 里 host= 的文件夹'

/** Messages whose code, if they have one, says too little. */
const MESSAGES: [RegExp, string, string][] = [
  // A socket's file: PostgreSQL makes it at its start and removes it at its end.
  [/^connect ENOENT /, '数据库没有运行：它的套接字文件不在（ENOENT）', START],
  [/^connect ECONNREFUSED [^\d[:]/, '数据库没有运行：套接字文件在，却没有程序在听（ECONNREFUSED）', START],
  [/^connect (EACCES|EPERM) /, '这个账号不能用数据库的套接字（EACCES）', '把运行服务的账号加进能用它的组，或者改成用 TCP 的地址'],
  [/^connect ENOTDIR |^connect ENAMETOOLONG |^connect EINVAL /, '数据库的套接字路径不对', '核对 DATABASE_URL 里 host= 的文件夹'],
  [
    /does not support SSL/,
    '数据库没有开加密（TLS），地址里却要求加密',
    '给数据库开 TLS；数据库和程序在同一台机器上时把 sslmode 改成 disable',
  ],
  [/timeout exceeded when trying to connect|Connection terminated due to connection timeout/, '5 秒内连不上', WHERE],
  [/password must be a string/, 'DATABASE_URL 里没有密码', '在地址里写上密码：postgresql://用户:密码@主机:5432/库'],
  [/Invalid URL/, 'DATABASE_URL 不是一个地址', '写成 postgresql://用户:密码@主机:5432/库；密码里的 @ : / # 要写成 %40 %3A %2F %23'],
]

/** Verdict of an error. Its message is not printed, since it may quote an address with its password, or a row. */
export function explain(error: unknown): Verdict {
  if (error instanceof CannotStart || error instanceof ContradictoryTls) return wrong(error.message, '按这句话改设置')
  const first = innermost(error)
  for (const [pattern, found, mend] of MESSAGES) if (propertyOf(first, 'message', pattern) !== undefined) return wrong(found, mend)
  const code = propertyOf(error, 'code', /^[A-Z0-9_]+$/) ?? propertyOf(first, 'code', /^[A-Z0-9_]+$/)
  const known = code === undefined ? undefined : REASONS[code]
  if (known) return wrong(`${known[0]}（${code}）`, known[1])
  const name = error instanceof Error ? error.name : typeof error
  return wrong(`没有查成（${[name, code].filter(Boolean).join(' ')}）`, '看服务的日志；把这一行告诉开发的人')
}

/** Cause of the causes; of several addresses that were tried, the first one's error. */
function innermost(error: unknown): unknown {
  let at = error
  while (at instanceof Error && (at.cause instanceof Error || at instanceof AggregateError))
    at = at instanceof AggregateError ? at.errors[0] : at.cause
  return at
}
