/** First screens by address: the words that stand in the document before the app runs, for people on slow lines and for search engines. */
import { addressOf, visitAddress } from '../../../../contract/addresses'
import { placeInFull, spanAsSaid } from '../../../../domain/activities/for-residents'
import type { Instant } from '../../../../domain/calendar/calendar'
import { eventData } from './event-data'
import { type Html, dataScript, markup } from './html'
import { listScreen } from './list-screen'
import type { VisitorAnswers } from './visitor-answers'
import type { Document } from './shell'
import { missingScreen, visitScreen } from './visit-screen'

export interface FirstScreen extends Document {
  status: number
}

export interface Asked {
  pathname: string
  /** Parameter `id` of the address; '' for none. */
  id: string
  /** `https://county.example`. */
  origin: string
}

const HOME = addressOf('main/activities')
const VISIT = addressOf('main/activity')
const MISSING = addressOf('volunteer/missing')

const NAME = '同心服务'

/** True for an address whose page anybody may see and that has a first screen; all others are the shell. */
export const hasFirstScreen = (pathname: string): boolean => [HOME, VISIT, MISSING].includes(pathname)

/** The first screen of an address. @throws when the database does not answer */
export async function firstScreen(answers: VisitorAnswers, asked: Asked, now: Instant): Promise<FirstScreen> {
  if (asked.pathname === HOME) return firstList(answers, asked, now)
  return asked.pathname === VISIT ? firstVisit(answers, asked, now) : missing()
}

async function firstList(answers: VisitorAnswers, { origin }: Asked, now: Instant): Promise<FirstScreen> {
  const [vocabulary, list] = await Promise.all([answers.vocabulary(), answers.coming()])
  const { base } = vocabulary
  const title = base ? `${NAME} · ${base.name}` : NAME
  const titles = list.items.slice(0, 3).map((card) => card.title)
  const description = `${base?.county ?? ''}社会服务下乡活动：${titles.length > 0 ? `${titles.join('、')}。` : ''}看有什么、什么时候、在哪里。`
  return {
    status: 200,
    title,
    description,
    head: markup`${sharing({ title, description, url: origin + HOME, origin, type: 'website' })}${base?.isDemo && NOT_INDEXED}`,
    body: listScreen(list.items, vocabulary, now),
    answers: { vocabulary, list },
  }
}

async function firstVisit(answers: VisitorAnswers, { id, origin }: Asked, now: Instant): Promise<FirstScreen> {
  const [vocabulary, visit] = await Promise.all([answers.vocabulary(), answers.visit(id)])
  if (!visit) return noVisit()
  const url = origin + visitAddress(visit.id)
  const { base } = vocabulary
  const cancelled = visit.status === 'cancelled' ? '已取消：' : ''
  const description = [
    cancelled + spanAsSaid(visit, now),
    placeInFull(visit),
    visit.services.map(({ name }) => name).join('、'),
    visit.summary,
  ]
    .filter((part) => part !== '')
    .join('。')
    .slice(0, LONGEST_DESCRIPTION)
  const title = `${cancelled}${visit.title}`
  const event = eventData(visit, { county: base?.county ?? '', url, image: origin + CARD })
  return {
    status: 200,
    title: `${title} · ${NAME}`,
    description,
    head: markup`${sharing({ title, description, url, origin, type: 'article' })}${dataScript('application/ld+json', null, event)}${base?.isDemo && NOT_INDEXED}`,
    body: visitScreen(visit, vocabulary, now),
    answers: { vocabulary, visit },
  }
}

const LONGEST_DESCRIPTION = 200
const CARD = '/card.png'
/** Invented visits belong in no search engine. */
const NOT_INDEXED = markup`<meta name="robots" content="noindex">`

interface Shared {
  title: string
  description: string
  url: string
  origin: string
  type: 'website' | 'article'
}

/** Canonical address, and the card that a chat shows for a link. */
const sharing = ({ title, description, url, origin, type }: Shared): Html =>
  markup`<link rel="canonical" href="${url}"><meta property="og:type" content="${type}"><meta property="og:site_name" content="${NAME}"><meta property="og:locale" content="zh_CN"><meta property="og:title" content="${title}"><meta property="og:description" content="${description}"><meta property="og:url" content="${url}"><meta property="og:image" content="${origin + CARD}"><meta name="twitter:card" content="summary">`

const noVisit = (): FirstScreen => absent('没有找到这场活动', '可能已经删除，或者链接不完整。')

/** Page for an address that no page has. */
export const missing = (): FirstScreen => absent('没有找到这个页面', '链接可能不完整，或者页面已经改了地址。')

const absent = (title: string, text: string): FirstScreen => ({
  status: 404,
  title: `${title} · ${NAME}`,
  description: text,
  head: NOT_INDEXED,
  body: missingScreen(title, text),
  answers: null,
})
