/** The first files that search engines ask for: the pages that they may read, and the coming visits. */
import { addressOf, visitAddress } from '../../../../contract/addresses'
import { escaped } from './html'
import type { VisitorAnswers } from './visitor-answers'

const PUBLIC = ['main/activities', 'main/activity', 'volunteer/about', 'volunteer/privacy'].map(addressOf)

/** Pages of people and organisers stay out, and calls. */
export function robots(addresses: readonly string[], origin: string): string {
  const closed = ['/rpc/', '/calls', ...addresses.filter((address) => !PUBLIC.includes(address))]
  return ['User-agent: *', ...closed.map((address) => `Disallow: ${address}`), '', `Sitemap: ${origin}/sitemap.xml`, ''].join('\n')
}

/** Most pages of cards read, so that nobody can make the server read on for ever. */
const MOST_PAGES = 25

export async function sitemap(answers: VisitorAnswers, origin: string): Promise<string> {
  const visits = await comingVisits(answers)
  const urls = [...PUBLIC.filter((address) => address !== addressOf('main/activity')), ...visits.map(visitAddress)]
  const entries = urls.map((url) => `<url><loc>${escaped(origin + url)}</loc></url>`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`
}

/** Ids of the visits that people may come to. */
async function comingVisits(answers: VisitorAnswers): Promise<string[]> {
  const found: string[] = []
  let cursor: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, cursor: next } = await answers.coming(cursor)
    found.push(...items.filter(({ status }) => status !== 'cancelled').map(({ id }) => id))
    if (next === null) break
    cursor = next
  }
  return found
}
