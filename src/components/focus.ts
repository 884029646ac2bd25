/** The keyboard's focus in the browser. */

/** True while the focus is in an element. */
export const hasFocus = (element: Element | null): boolean => Boolean(element?.contains(document.activeElement))

/** Focuses the element if it is still on the screen, else the second one, which need not be a control. Nothing scrolls. */
export function focusOn(wanted: EventTarget | null, otherwise: HTMLElement | null): void {
  const element = wanted instanceof HTMLElement && wanted.isConnected && wanted.getClientRects().length > 0 ? wanted : otherwise
  if (!element) return
  if (element.tabIndex < 0) element.setAttribute('tabindex', '-1')
  element.focus({ preventScroll: true })
}

/** Elements that Tab reaches, in order. */
export const stopsIn = (element: Element): HTMLElement[] =>
  [...element.querySelectorAll<HTMLElement>('button, input, select, textarea, a[href], [tabindex]')].filter(
    (one) => one.tabIndex >= 0 && !one.matches(':disabled') && one.getClientRects().length > 0,
  )
