/** A notice over the web page, without React, since the page below may be broken. */
import { CARD, INK } from './palette'

interface PageNotice {
  text: string
  actions: { label: string; go: () => void }[]
}

const ID = 'page-notice'

const STYLE = {
  position: 'fixed',
  zIndex: '1000',
  left: '16px',
  right: '16px',
  bottom: '24px',
  maxWidth: '560px',
  margin: '0 auto',
  padding: '16px',
  borderRadius: '14px',
  background: INK,
  color: CARD,
  fontSize: '1.125rem',
  lineHeight: '1.5',
} as const

const ACTION_STYLE = {
  minHeight: '48px',
  margin: '12px 12px 0 0',
  padding: '0 20px',
  border: `1px solid ${CARD}`,
  borderRadius: '999px',
  background: 'transparent',
  color: CARD,
  fontSize: '1.0625rem',
} as const

/** Shows a notice in place of an earlier one, and reads it aloud to screen readers. */
export function showPageNotice({ text, actions }: PageNotice): void {
  document.getElementById(ID)?.remove()
  const notice = document.createElement('div')
  notice.id = ID
  notice.setAttribute('role', 'alert')
  Object.assign(notice.style, STYLE)
  const words = document.createElement('div')
  words.textContent = text
  notice.append(words, ...actions.map(({ label, go }) => button(label, () => (notice.remove(), go()))))
  document.body.append(notice)
}

function button(label: string, go: () => void): HTMLElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = label
  Object.assign(made.style, ACTION_STYLE)
  made.addEventListener('click', go)
  return made
}
