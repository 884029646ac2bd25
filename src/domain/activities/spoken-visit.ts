/** Visits in everyday words for the elder version, and as its voice reads them. Each is what stands on the screen. */
import { type Instant, dayInWords } from '../calendar/calendar'
import type { ActivityStatus } from './activity'
import type { ComesBy, Contact, InRain } from './coming'
import { COMES_BY, IN_RAIN, hourInWords, movedInWords, placeInFull, spanAsSaid, visitState, whenAsSaid } from './for-residents'

/** Words of a card. */
export interface CardFacts {
  title: string
  status: ActivityStatus
  startsAt: Instant
  endsAt: Instant
  movedFrom: Instant | null
  town: { name: string } | null
  place: string
  /** Names of what residents get. */
  services: readonly string[]
  comesBy: ComesBy
}

/** Clock times in everyday words: `8点`, `8点半`, `8点15分`. */
const plainly = (words: string): string =>
  words.replace(/(\d+):(\d\d)/g, (_, hours: string, minutes: string) => {
    if (minutes === '00') return `${hours}点`
    return minutes === '30' ? `${hours}点半` : `${hours}点${minutes}分`
  })

/** `明天 上午 8点半`; of a running visit its end, of a past one its day. */
export function whenPlainly(visit: Pick<CardFacts, 'status' | 'startsAt' | 'endsAt'>, now: Instant): string {
  const state = visitState(visit, now)
  if (state === 'running') return plainly(`正在进行，到${hourInWords(visit.endsAt)}`)
  return state === 'over' ? dayInWords(visit.startsAt, now) : plainly(whenAsSaid(visit.startsAt, now))
}

/** Answer to coming or not: `直接来，不用报名`, `先打电话再来`, or that it is cancelled; '' for a past visit. */
export function adviceInWords(visit: Pick<CardFacts, 'status' | 'startsAt' | 'endsAt' | 'comesBy'>, now: Instant): string {
  const state = visitState(visit, now)
  if (state === 'cancelled') return '取消了，请不要去'
  if (state === 'over') return ''
  return visit.comesBy === 'just-come' ? `${COMES_BY['just-come']}，不用报名` : `${COMES_BY['call-first']}再来`
}

/** A card's words, from the day to the advice. */
export function cardTexts(card: CardFacts, now: Instant): string[] {
  const { status, services, title } = card
  const texts = [
    whenPlainly(card, now),
    status === 'cancelled' ? null : movedInWords(card, now),
    title,
    services.length > 0 ? `有${services.join('、')}` : null,
    placeInFull(card),
    adviceInWords(card, now),
  ]
  return ended(texts)
}

/** Most visits that are read at once, since nobody remembers more. */
export const MOST_READ = 5

/** A list's words: its heading and number, and its first visits. @param heading `唐先镇近期的活动` */
export function listTexts(heading: string, cards: readonly CardFacts[], now: Instant): string[] {
  if (cards.length === 0) return ended([`${heading}，现在没有`])
  const read = cards.slice(0, MOST_READ)
  const rest = cards.length > read.length ? [`先读这 ${read.length} 场`] : []
  return [...ended([heading]), ...read.flatMap((card, n) => [`第${n + 1}场。`, ...cardTexts(card, now)]), ...ended(rest)]
}

/** Words of a visit's page for residents. */
export interface PageFacts extends Omit<CardFacts, 'services' | 'comesBy'> {
  services: readonly { name: string }[]
  summary: string
  coming: {
    comesBy: ComesBy
    bring: string
    gettingThere: string
    isIndoors: boolean | null
    isStepFree: boolean | null
    inRain: InRain | null
  }
  cancelReason: string | null
}

/** A page's words. @param contact whom to call; null for nobody */
export function pageTexts(page: PageFacts, contact: Contact | null, now: Instant): string[] {
  const { coming, services, title, summary, cancelReason } = page
  const state = visitState(page, now)
  const advice = adviceInWords({ ...page, comesBy: coming.comesBy }, now)
  if (state === 'cancelled') return ended([title, advice, cancelReason ? `原因：${cancelReason}` : null, callTo(contact)])
  return ended([
    title,
    plainly(spanAsSaid(page, now)),
    movedInWords(page, now),
    placeInFull(page),
    services.length > 0 ? `有${services.map(({ name }) => name).join('、')}` : null,
    advice,
    state === 'over' || coming.bring === '' ? null : `要带：${coming.bring}`,
    coming.gettingThere === '' ? null : `怎么去：${coming.gettingThere}`,
    coming.isIndoors === null ? null : coming.isIndoors ? '在室内' : '在室外',
    coming.isStepFree === true ? '轮椅能进' : null,
    coming.inRain === null || state === 'over' ? null : IN_RAIN[coming.inRain],
    summary,
    callTo(contact),
  ])
}

const callTo = (contact: Contact | null): string | null => (contact ? `有事打电话：${contact.name}，${contact.phone}` : null)

/** Texts with a sound, each as a sentence of its own. */
const ended = (texts: readonly (string | null)[]): string[] =>
  texts
    .filter((text): text is string => text !== null && text.trim() !== '')
    .map((text) => (/[。！？]\s*$/.test(text) ? text : `${text}。`))
