/**
 * Places on the map as people paste them: a pair of degrees, or a map's link. Links are read by their documented parameters:
 * https://lbs.amap.com/api/uri-api/guide/mobile-web/point (position, longitude first), Baidu's marker (location, latitude first, coord_type)
 * and Tencent's marker (coord, latitude first).
 */
import type { Location } from './coming'

export type LocationProblem =
  /** No pair of degrees in China. */
  | 'no-location'
  /** A link in which no place stands, such as a short one, which only the map's own server can follow. */
  | 'link-without-place'
  /** Coordinates of a satellite receiver, some hundred metres away on Chinese maps. */
  | 'other-datum'

/** China's bounds in degrees, by which a pair's order is known: every longitude is larger than every latitude. */
const LATITUDES = [3, 54] as const
const LONGITUDES = [73, 136] as const

const isWithin = (degrees: number, [least, most]: readonly [number, number]): boolean => degrees >= least && degrees <= most

/** Steps of a stored degree: a millionth is 11 cm. */
const STEPS = 1_000_000
const rounded = (degrees: number): number => Math.round(degrees * STEPS) / STEPS

/** Location of a pair in either order; null for a pair outside China. */
function locationOf(one: number, other: number): Location | null {
  const [latitude, longitude] = one < other ? [one, other] : [other, one]
  return isWithin(latitude, LATITUDES) && isWithin(longitude, LONGITUDES)
    ? { latitude: rounded(latitude), longitude: rounded(longitude) }
    : null
}

/** A location that was pasted, or the reason why the text is none. */
export function pastedLocation(typed: string): Location | LocationProblem {
  const text = typed.normalize('NFKC').trim()
  if (/^geo:/i.test(text)) return 'other-datum'
  const link = /https?:\/\/\S+/i.exec(text)?.[0]
  return link === undefined ? pairIn(text) : linked(link)
}

/** `28.89,120.01`, `北纬28.89 东经120.01`, `28°53′24″N 120°0′36″E` and the like. */
function pairIn(text: string): Location | 'no-location' {
  const [one, other, ...more] = [...degreesIn(text)]
  if (one === undefined || other === undefined || more.length > 0) return 'no-location'
  return locationOf(one, other) ?? 'no-location'
}

/** Degrees with a fraction, or with minutes and seconds. */
const DEGREES = /(-?\d+(?:\.\d+)?)\s*(?:[°度]\s*(?:(\d{1,2}(?:\.\d+)?)\s*['′’分]\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:["″”秒]|''|′′))?)?)?/g

function* degreesIn(text: string): Generator<number> {
  const pattern = new RegExp(DEGREES)
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const [, degrees = '', minutes = '0', seconds = '0'] = found
    yield Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600
  }
}

function linked(link: string): Location | LocationProblem {
  const [, host = '', query = ''] = /^https?:\/\/([^/?#]+)[^?#]*\??([^#]*)/i.exec(link) ?? []
  const parameters = new Map(query.split('&').map((part) => pairOf(part)))
  const read = READERS.find(([hosts]) => hosts.test(host))?.[1]
  return read ? (read(parameters) ?? 'link-without-place') : 'link-without-place'
}

function pairOf(part: string): [string, string] {
  const at = part.indexOf('=')
  return at < 0 ? [part, ''] : [part.slice(0, at).toLowerCase(), decoded(part.slice(at + 1))]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

type Reader = (parameters: ReadonlyMap<string, string>) => Location | LocationProblem | null

const READERS: readonly (readonly [hosts: RegExp, read: Reader])[] = [
  [/(^|\.)amap\.com$/i, amap],
  [/(^|\.)map\.baidu\.com$/i, baidu],
  [/(^|\.)map\.qq\.com$/i, tencent],
]

/** The first two numbers of a parameter. */
const pairOfDegrees = (value: string | undefined): [number, number] | null => {
  const found = /^\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)/.exec(value ?? '')
  return found ? [Number(found[1]), Number(found[2])] : null
}

const inChina = (pair: [number, number] | null): Location | LocationProblem | null => pair && (locationOf(...pair) ?? 'no-location')

function amap(parameters: ReadonlyMap<string, string>): ReturnType<Reader> {
  const pair = pairOfDegrees(parameters.get('position') ?? parameters.get('to'))
  return pair && parameters.get('coordinate') === 'wgs84' ? 'other-datum' : inChina(pair)
}

/** Baidu's own coordinates, which a marker has unless it says otherwise, are turned into those of the other maps. */
function baidu(parameters: ReadonlyMap<string, string>): ReturnType<Reader> {
  const datum = parameters.get('coord_type') ?? 'bd09ll'
  const pair = pairOfDegrees(parameters.get('location'))
  if (pair && datum !== 'bd09ll' && datum !== 'gcj02') return 'other-datum'
  const found = inChina(pair)
  return typeof found === 'string' || found === null || datum === 'gcj02' ? found : fromBaidu(found)
}

function tencent(parameters: ReadonlyMap<string, string>): ReturnType<Reader> {
  const marker = /coord:([^;|]+)/.exec(parameters.get('marker') ?? '')?.[1]
  return inChina(pairOfDegrees(marker ?? parameters.get('coord') ?? parameters.get('tocoord')))
}

/** The published reversal of Baidu's shift (BD-09 to GCJ-02), exact to a few metres. */
function fromBaidu({ latitude, longitude }: Location): Location {
  const turn = (Math.PI * 3000) / 180
  const [x, y] = [longitude - 0.0065, latitude - 0.006]
  const length = Math.hypot(x, y) - 0.00002 * Math.sin(y * turn)
  const angle = Math.atan2(y, x) - 0.000003 * Math.cos(x * turn)
  return { latitude: rounded(length * Math.sin(angle)), longitude: rounded(length * Math.cos(angle)) }
}
