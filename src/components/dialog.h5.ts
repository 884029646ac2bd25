import { type RefObject, useEffect, useRef } from 'react'
import { focusOn, stopsIn } from './focus'

/** Dialogs that are open, the topmost last. Keys are for that one alone. */
const open: HTMLElement[] = []

/**
 * Gives an open dialog the focus, keeps it inside, closes the dialog with Escape, and returns the focus to where it was.
 * @returns the dialog's element
 */
export function useDialog(isOpen: boolean, close: () => void): RefObject<HTMLElement> {
  const dialog = useRef<HTMLElement>(null)
  const latest = useRef(close)
  useEffect(() => {
    latest.current = close
  })
  useEffect(() => {
    const element = dialog.current
    if (!isOpen || !element) return undefined
    const before = document.activeElement
    const page = element.closest<HTMLElement>('[role="main"]')
    open.push(element)
    focusOn(element, null)
    const onKey = (event: KeyboardEvent) => {
      if (open[open.length - 1] !== element) return
      if (event.key === 'Escape') latest.current()
      if (event.key === 'Tab') keepInside(element, event)
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      open.splice(open.indexOf(element), 1)
      focusOn(before, open[open.length - 1] ?? page)
    }
  }, [isOpen])
  return dialog
}

/** Tab leads from the last control to the first one, and backwards. */
function keepInside(dialog: HTMLElement, event: KeyboardEvent): void {
  const stops = stopsIn(dialog)
  const [first, last] = [stops[0], stops[stops.length - 1]]
  const { activeElement } = document
  const isOutside = !dialog.contains(activeElement) || activeElement === dialog
  const next = event.shiftKey
    ? isOutside || activeElement === first
      ? last
      : undefined
    : isOutside || activeElement === last
      ? first
      : undefined
  if (!next) return
  event.preventDefault()
  next.focus()
}
