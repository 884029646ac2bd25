/** All pages and the parameters of their addresses. */

type NoParams = Record<string, never>
/** `id`: the page's activity. */
interface OfActivity {
  id: string
}

/** Filters of a year's records. */
export interface RecordsParams {
  kind?: 'activities' | 'records'
  /** 1 to 12 */
  month?: string
  category?: string
  /** '' for none. */
  town?: string
  /** '' for none. */
  organisation?: string
  /** The organisation's part in the activity: lead or host. */
  part?: 'lead' | 'host'
  /** Records of people whom the organisation has not confirmed. */
  declared?: 'yes'
  /** Organisation whose records are shown as of the closing of a closed year. */
  kept?: string
  /** Only visits whose day is not closed. */
  open?: 'yes'
}

/** Parameters by page; a page's name is its folder under src/screens. Shared links may have any parameters, so each page checks them. */
export interface Pages {
  'main/activities': NoParams
  'main/me': NoParams
  'main/activity': OfActivity
  'main/sign-up': OfActivity
  /** `id`: the sign-up. */
  'main/ticket': { id: string; is?: 'new' }
  /** `text`, `category`, `when`: what was looked for; without them the visits of the own town. */
  'elder/visits': { text?: string; category?: string; when?: 'past' }
  'elder/find': NoParams
  'organiser/desk': NoParams
  'organiser/desk-activity': OfActivity
  /** `id`: the activity to edit; `copy`: the activity to copy. */
  'organiser/publish': { id?: string; copy?: string }
  'organiser/skills': NoParams
  'organiser/memberships': NoParams
  'organiser/alike': NoParams
  'organiser/submissions': NoParams
  'day/on-site': OfActivity
  'day/venue-code': OfActivity
  'day/phones': OfActivity
  'day/review': OfActivity
  'day/outcome': OfActivity
  'series/new-series': OfActivity
  'series/series': OfActivity
  'series/edit-series': OfActivity
  'team/new-team': OfActivity
  /** `id`: the team; `is`: the team was made just now (`new`) or by an earlier request. */
  'team/team': { id: string; is?: 'new' | 'earlier' }
  'team/join': { team: string; key: string }
  /** `organisation`: the organisation shown first. */
  'base/members': { organisation?: string }
  'base/import': { organisation: string }
  'base/organisations': NoParams
  'base/roles': NoParams
  'base/settings': NoParams
  'base/retention': NoParams
  'base/guide': NoParams
  'base/naming': NoParams
  'base/towns': NoParams
  'base/categories': NoParams
  'base/skill-list': NoParams
  'base/templates': NoParams
  'base/places': NoParams
  'base/sayings': NoParams
  'base/holidays': NoParams
  'base/texts': NoParams
  /** `scope`: `base`, `own` or an organisation's id. */
  'figures/year': { scope?: string; year?: string }
  'figures/figure-records': { scope: string; year: string; title: string } & RecordsParams
  'figures/scores': { year?: string }
  /** `title`: the activity's title. */
  'figures/audit': { activity?: string; title?: string }
  'volunteer/sign-in': NoParams
  'volunteer/sign-in-computer': NoParams
  'volunteer/sessions': NoParams
  'volunteer/opening': NoParams
  'volunteer/profile': NoParams
  'volunteer/check-in': OfActivity
  'volunteer/records': { year?: string }
  'volunteer/proof': { year?: string }
  'volunteer/check-proof': { code?: string }
  'volunteer/photos': OfActivity
  'volunteer/privacy': NoParams
  'volunteer/my-data': NoParams
  'volunteer/leaving': NoParams
  'volunteer/about': NoParams
  /** Shown for an address or a path that no page has. */
  'volunteer/missing': NoParams
}

export type PageName = keyof Pages

/** Arguments for the parameters, optional if all of them are. */
export type PageParams<Page extends PageName> = NoParams extends Pages[Page] ? [params?: Pages[Page]] : [params: Pages[Page]]
