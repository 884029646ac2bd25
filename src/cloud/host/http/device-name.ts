/** Name of a caller's browser or phone from its user agent, as the list of devices shows it. It has no version, so that an update changes nothing. */

/** In this order, since later browsers are named in the agents of earlier ones. */
const PROGRAMS: [RegExp, string][] = [
  [/miniProgram|MicroMessenger/i, '微信'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/360SE|360EE|QihooBrowser/i, '360 浏览器'],
  [/QQBrowser/i, 'QQ 浏览器'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/i, '鸿蒙'],
  [/Android/, '安卓'],
  [/iPad/, 'iPad'],
  [/iPhone/, 'iPhone'],
  [/Windows/, 'Windows 电脑'],
  [/Macintosh|Mac OS X/, '苹果电脑'],
  [/Linux|X11/, 'Linux 电脑'],
]

const first = (names: [RegExp, string][], agent: string): string | null => names.find(([sign]) => sign.test(agent))?.[1] ?? null

/** Longest part of a user agent that is looked at, in characters. */
const LONGEST_AGENT = 500

/** @returns such as `Windows 电脑上的 Chrome`, 其他设备 for an unknown one */
export function deviceNameOf(userAgent: string | undefined): string {
  const agent = (userAgent ?? '').slice(0, LONGEST_AGENT)
  const [system, program] = [first(SYSTEMS, agent), first(PROGRAMS, agent)]
  if (system && program) return `${system}${/\w$/.test(system) ? ' ' : ''}上的${/^\w/.test(program) ? ' ' : ''}${program}`
  return system ?? program ?? '其他设备'
}
