/** Texts typed into a web page, kept in the tab while the page is loaded again: not every form keeps a draft. */

/** A field that was filled in. */
export interface TypedText {
  /** Path and parameters of the page. */
  address: string
  /** Name by which people know the field, and its place among the fields of this name. */
  name: string
  nth: number
  text: string
}

type Field = HTMLInputElement | HTMLTextAreaElement

const KEY = 'tongxin-typed'
const FIELDS = 'textarea, input:not([type]), input[type="text"], input[type="search"], input[type="tel"], input[type="number"]'
/** Time within which a page has drawn its fields again, ms. */
const DRAWN_WITHIN = 30_000

const here = (): string => window.location.pathname + window.location.search

const nameOf = (field: Field): string => field.getAttribute('aria-label') || field.id || field.name || field.placeholder

/** Fields of the page in front. Pages below it stay in the document. */
function fields(): { field: Field; name: string; nth: number }[] {
  const seen = new Map<string, number>()
  const shown = [...document.querySelectorAll<Field>(FIELDS)].filter((field) => field.getClientRects().length > 0)
  return shown.map((field) => {
    const name = nameOf(field)
    const nth = seen.get(name) ?? 0
    seen.set(name, nth + 1)
    return { field, name, nth }
  })
}

/** Stores what stands in the fields. */
export function keepTypedTexts(): void {
  const typed = fields().flatMap(({ field, name, nth }): TypedText[] =>
    field.value === '' ? [] : [{ address: here(), name, nth, text: field.value }],
  )
  try {
    sessionStorage.setItem(KEY, JSON.stringify(typed))
  } catch {
    // Without room the drafts remain.
  }
}

/** Puts the texts back as the page draws its fields. A field that has a text by then, from a draft, keeps it. */
export function restoreTypedTexts(): void {
  let waiting = take()
  if (waiting.length === 0) return
  const fill = () => {
    for (const { field, name, nth } of fields()) {
      const kept = waiting.find((one) => one.address === here() && one.name === name && one.nth === nth)
      if (!kept) continue
      waiting = waiting.filter((one) => one !== kept)
      if (field.value === '') write(field, kept.text)
    }
    if (waiting.length === 0) watch.disconnect()
  }
  const watch = new MutationObserver(fill)
  watch.observe(document.documentElement, { childList: true, subtree: true })
  setTimeout(() => watch.disconnect(), DRAWN_WITHIN)
}

function take(): TypedText[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
    sessionStorage.removeItem(KEY)
    return Array.isArray(stored) ? (stored as TypedText[]) : []
  } catch {
    return []
  }
}

/** Writes as a person would, so that the form notices. */
function write(field: Field, text: string): void {
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
