import { useEffect, useRef } from 'react'

/** Closes a sheet with the Escape key and returns the focus to where it was. */
export function useEscape(isOn: boolean, then: () => void): void {
  const latest = useRef(then)
  latest.current = then
  useEffect(() => {
    if (!isOn) return undefined
    const before = document.activeElement as HTMLElement | null
    document.querySelector<HTMLElement>('[role="dialog"] button')?.focus()
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && latest.current()
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      before?.focus()
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the focus moves when the sheet opens, not on every render
  }, [isOn])
}
