/** First screen of the list: coming visits in the words of residents. */
import type { ActivityCard, Vocabulary } from '../../../../contract/activities/activities'
import { visitAddress } from '../../../../contract/addresses'
import {
  COMES_BY,
  hourInWords,
  movedInWords,
  placeInFull,
  visitState,
  whenAsSaid,
  whenGroup,
} from '../../../../domain/activities/for-residents'
import { callingHoursInWords } from '../../../../domain/base/calling-hours'
import type { Instant } from '../../../../domain/calendar/calendar'
import { FIRST_STYLE, tone } from './first-style'
import { type Html, markup } from './html'

const RINGS = markup`<svg width="36" height="36" viewBox="0 0 32 32" fill="none" stroke="#B4342B" stroke-width="2" aria-hidden="true"><circle cx="16" cy="16" r="14"/><circle cx="16" cy="16" r="9"/><circle cx="16" cy="16" r="4"/></svg>`

export function listScreen(cards: readonly ActivityCard[], { base }: Vocabulary, now: Instant): Html {
  const groups = [...new Set(cards.map(({ startsAt }) => whenGroup(startsAt, now)))]
  const of = (group: string) => cards.filter(({ startsAt }) => whenGroup(startsAt, now) === group)
  return markup`${FIRST_STYLE}<div class="first">
<header class="first-brand">${RINGS}<div><h1>同心服务</h1>${base && markup`<p>${base.name}</p>`}</div></header>
<main>${base?.isDemo && markup`<p class="small first-demo">这是演示：活动、人和电话都是编的，可以放心试。</p>`}<div class="first-filters"></div>
${groups.map((group) => markup`<h2 class="first-group">${group}</h2><ul>${of(group).map((card) => cardItem(card, now))}</ul>`)}
${cards.length === 0 && markup`<h2 class="first-group">${base ? '近期还没有安排活动' : '基地正在筹备'}</h2>`}
${base && contactLine(base)}</main></div>`
}

function cardItem(card: ActivityCard, now: Instant): Html {
  const { id, title, startsAt, endsAt, services, categories } = card
  const when = visitState(card, now) === 'running' ? `正在进行，到${hourInWords(endsAt)}` : whenAsSaid(startsAt, now)
  const moved = card.status === 'cancelled' ? null : movedInWords(card, now)
  return markup`<li><a class="card first-card ${tone(categories)}" href="${visitAddress(id)}"><div class="first-top"><b>${when}</b>${stateTag(card)}</div>${moved !== null && markup`<p class="small">${moved}</p>`}<h3>${title}</h3>${services.length > 0 && markup`<p>${services.join(' · ')}</p>`}<p class="small first-place">${placeInFull(card)}</p></a></li>`
}

function stateTag({ status, movedFrom, comesBy }: ActivityCard): Html {
  if (status === 'cancelled') return markup`<span class="first-tag first-warn">已取消</span>`
  if (movedFrom !== null) return markup`<span class="first-tag first-warn">改期</span>`
  return markup`<span class="first-tag">${COMES_BY[comesBy]}</span>`
}

/** The base's phone, and when somebody answers. */
export function contactLine({ name, contactPhone, callingHours }: NonNullable<Vocabulary['base']>): Html | null {
  if (!contactPhone) return null
  return markup`<a class="first-link" href="tel:${contactPhone}">${name} 电话 ${contactPhone}${callingHours && markup`<br><span class="small">${callingHoursInWords(callingHours)} 有人接</span>`}</a>`
}
