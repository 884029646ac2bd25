import type { KeyboardEvent } from 'react'

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, Home: -Infinity, End: Infinity }

/** Arrow keys lead along the tabs of a bar, and choose, or along the options of a group, which a blank or Enter chooses. */
export function onArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key]
  const group = event.currentTarget.closest('[role="tablist"], [role="radiogroup"]')
  if (step === undefined || !group || event.altKey || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  const role = event.currentTarget.getAttribute('role')
  const targets = [...group.querySelectorAll<HTMLElement>(`[role="${role}"]`)]
  const next = targets[nextOf(targets.indexOf(event.currentTarget), step, targets.length)]
  next?.focus()
  if (role === 'tab') next?.click()
}

/** Position after a step, around the ends. */
function nextOf(at: number, step: number, count: number): number {
  if (!Number.isFinite(step)) return step < 0 ? 0 : count - 1
  return (at + step + count) % count
}
