/** What earns points, in words, and the records that each kind opens into. */
import { SCORED, type Points, type Scored } from '../../domain/scoring'

export const KINDS: Record<Scored, { name: string; unit: string; opens: Record<string, string> }> = {
  led: { name: '牵头活动', unit: '场', opens: { kind: 'activities', part: 'lead' } },
  hosted: { name: '联合主办', unit: '场', opens: { kind: 'activities', part: 'host' } },
  turn: { name: '成员服务', unit: '人次', opens: { kind: 'records' } },
  hour: { name: '服务时间', unit: '小时', opens: { kind: 'records' } },
  served: { name: '牵头活动的受益群众', unit: '百人', opens: { kind: 'activities', part: 'lead' } },
}

/** To two decimals where there are any. */
export const pointsWords = (points: number): string => String(Math.round(points * 100) / 100)

export const countWords = (kind: Scored, count: number): string => `${pointsWords(count)} ${KINDS[kind].unit}`

/** `牵头活动每场 10 分，…`. */
export const rulesWords = (points: Points): string =>
  SCORED.map((kind) => `${KINDS[kind].name}每${KINDS[kind].unit} ${pointsWords(points[kind])} 分`).join('，')
