/** Earlier links of the web page, whose path stood after `#`. */
import { addressOfPath } from '../../contract/addresses'

/** Replaces the address of an earlier link by the present one, before the first page is chosen, and later ones as they are opened. */
export function followOldLinks(): void {
  const address = newAddress()
  if (address !== null) window.history.replaceState(null, '', address)
  // A link that is pasted while the page is open changes the part after `#` alone.
  window.addEventListener('hashchange', () => {
    const next = newAddress()
    if (next !== null) window.location.replace(next)
  })
}

function newAddress(): string | null {
  const { hash, pathname, search } = window.location
  return addressOfPath(hash) ?? addressOfPath(pathname + search)
}
