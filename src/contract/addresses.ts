/** Addresses of the web page, which the server, the page and its build share. The mini-program has its own paths, `screens/…/index`. */

/** Page at the address `/`. */
const HOME = 'main/activities'
const HOME_PACKAGE = 'main'

/** Address of a page by its folder under src/screens: `/`, `/activity`, `/volunteer/profile`. */
export function addressOf(page: string): string {
  if (page === HOME) return '/'
  const [folder = '', name = ''] = page.split('/')
  return folder === HOME_PACKAGE ? `/${name}` : `/${folder}/${name}`
}

/** Folder of a page by its path in the mini-program, with or without the leading slash; null for any other path. */
export const pageOf = (path: string): string | null => /^\/?screens\/([\w-]+\/[\w-]+)\/index$/.exec(path)?.[1] ?? null

/**
 * Address that a path of the mini-program leads to, with its parameters: `/screens/main/activity/index?id=x` leads to `/activity?id=x`.
 * Earlier links of the web page bear such a path after `#`. Null for any other text.
 */
export function addressOfPath(path: string): string | null {
  const [, bare = '', query = ''] = /^#?([^?#]*)(\?[^#]*)?/.exec(path) ?? []
  const page = pageOf(bare)
  return page === null ? null : addressOf(page) + query
}

/** Address of a visit's page. */
export const visitAddress = (activityId: string): string => `${addressOf('main/activity')}?id=${encodeURIComponent(activityId)}`
