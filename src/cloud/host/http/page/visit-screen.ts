/** First screen of a visit, and the page for one that does not exist. */
import type { ActivityDetail, Vocabulary } from '../../../../contract/activities/activities'
import { addressOf } from '../../../../contract/addresses'
import {
  COMES_BY,
  IN_RAIN,
  accessInWords,
  movedInWords,
  placeInFull,
  spanAsSaid,
  visitState,
} from '../../../../domain/activities/for-residents'
import type { Instant } from '../../../../domain/calendar/calendar'
import { FIRST_STYLE, tone } from './first-style'
import { type Html, markup } from './html'
import { contactLine } from './list-screen'

const HOME = addressOf('main/activities')

const STATES = { coming: null, running: '正在进行', over: '已结束', cancelled: '已取消' } as const

export function visitScreen(visit: ActivityDetail, { base }: Vocabulary, now: Instant): Html {
  const state = STATES[visitState(visit, now)]
  const moved = visit.status === 'cancelled' ? null : movedInWords(visit, now)
  return markup`${FIRST_STYLE}<div class="first ${tone(visit.categories)}">
<header class="first-head"><a href="${HOME}">‹ 看全部活动</a>${state && markup`<p>${state}</p>`}<h1>${visit.title}</h1></header>
<main><div class="card first-facts">${visit.status === 'cancelled' && markup`<p><b>这场活动取消了，请不要前往。</b>${visit.cancelReason && `原因：${visit.cancelReason}`}</p>`}
${moved !== null && markup`<p>${moved}，请按下面的时间来。</p>`}<p><b>${spanAsSaid(visit, now)}</b></p><p><b>${placeInFull(visit)}</b></p>
${lines(visit).map((line) => markup`<p>${line}</p>`)}<p class="small">${visit.lead.name}</p>${visit.summary && markup`<p>${visit.summary}</p>`}</div>
${servicesBlock(visit)}${outcomeBlock(visit)}
${contact(visit, base)}</main></div>`
}

/** Answers to the questions that residents have before they come; none for a visit that is over or cancelled. */
function lines({ status, phase, coming }: ActivityDetail): string[] {
  if (status === 'cancelled' || phase === 'ended') return []
  return [
    COMES_BY[coming.comesBy],
    coming.bring && `带上：${coming.bring}`,
    coming.gettingThere && `怎么来：${coming.gettingThere}`,
    accessInWords(coming).join('，'),
    coming.inRain === null ? '' : IN_RAIN[coming.inRain],
  ].filter((line) => line !== '')
}

const servicesBlock = ({ services }: ActivityDetail): Html | null =>
  services.length === 0
    ? null
    : markup`<div class="card first-block"><h2>服务内容</h2><ul>${services.map(({ name, unit, served }) => markup`<li>${name}${served !== null && ` ${served} ${unit ?? ''}`}</li>`)}</ul></div>`

function outcomeBlock({ servedTotal, volunteersTotal, outcomeNote }: ActivityDetail): Html | null {
  if (servedTotal === null && outcomeNote === null) return null
  return markup`<div class="card first-block"><h2>活动成果</h2>${servedTotal !== null && markup`<p>服务 ${servedTotal} 人次</p>`}${volunteersTotal !== null && markup`<p>${volunteersTotal} 位志愿者到场</p>`}${outcomeNote && markup`<p>${outcomeNote}</p>`}</div>`
}

function contact({ contact }: ActivityDetail, base: Vocabulary['base']): Html | null {
  if (!contact) return base && contactLine(base)
  return markup`<a class="first-link" href="tel:${contact.phone}">打电话：${contact.name} ${contact.phone}</a>`
}

/** Page for an address without a page, or for a visit that does not exist. */
export const missingScreen = (title: string, text: string): Html =>
  markup`${FIRST_STYLE}<div class="first"><header class="first-brand"><div><h1>${title}</h1></div></header><main><p>${text}</p><a class="first-link" href="${HOME}">看近期活动</a></main></div>`
