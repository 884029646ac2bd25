import type { VisitCount } from '../domain/activities/activity'

/** A number of visits in words: 5 场 / 5 场，另有 1 场取消 / 1 场取消. */
export function visitCountWords({ visits, cancelled }: VisitCount): string {
  if (cancelled === 0) return `${visits} 场`
  return visits === 0 ? `${cancelled} 场取消` : `${visits} 场，另有 ${cancelled} 场取消`
}
