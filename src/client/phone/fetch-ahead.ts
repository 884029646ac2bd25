/**
 * Files of the web page that are fetched ahead, so that the next pages open at once, and in a village without a network. The list on the
 * screen comes first: nothing is fetched before the page is idle, and nothing at all on a slow line or where people save data.
 */
import { addressOf } from '../../contract/addresses'
import type { PageFiles } from '../../contract/page-files'
import type { PageName } from './pages'

interface Connection {
  saveData?: boolean
  /** `slow-2g`, `2g`, `3g`, `4g`. */
  effectiveType?: string
}

/** True if files that nobody may need would cost money, or time of those that are needed. Browsers that do not tell have a good line. */
export const sparesLine = ({ saveData, effectiveType }: Connection): boolean =>
  saveData === true || (effectiveType !== undefined && effectiveType !== '4g')

const connection = (): Connection => (navigator as Navigator & { connection?: Connection }).connection ?? {}

const asked = new Set<string>()

/** Fetches the files of these pages, unless the line is to be spared. */
export async function fetchPagesAhead(pages: readonly PageName[]): Promise<void> {
  if (sparesLine(connection())) return
  const { files } = await pageFiles()
  for (const page of pages)
    for (const file of files[addressOf(page)] ?? []) {
      if (asked.has(file)) continue
      asked.add(file)
      const link = Object.assign(document.createElement('link'), { rel: 'prefetch', href: file })
      document.head.append(link)
    }
}

let known: Promise<PageFiles> | undefined

/** @throws when the list cannot be fetched; then it is fetched again the next time */
function pageFiles(): Promise<PageFiles> {
  known ??= fetch('/pages.json')
    .then((answer) => answer.json() as Promise<PageFiles>)
    .catch((error: unknown) => {
      known = undefined
      throw error
    })
  return known
}
