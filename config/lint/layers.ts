/**
 * Table of permitted imports, read by the rules `tongxin/layers` and `tongxin/packages`.
 * Every order is written bottom up: a name imports only names before it.
 */

/** Order of the nouns in domain, contract and client. */
export const RULE_NOUNS = [
  'decision',
  'calendar',
  'content',
  'people',
  'activities',
  'seats',
  'sign-ups',
  'teams',
  'series',
  'attendance',
  'records',
  'photos',
  'uploads',
  'audit',
  'figures',
] as const

/** Order of the backend's nouns. Activities stands above seats and attendance, since a changed visit changes both. */
export const CLOUD_NOUNS = [
  'calendar',
  'content',
  'uploads',
  'notices',
  'audit',
  'vocabulary',
  'seats',
  'teams',
  'sign-ups',
  'people',
  'attendance',
  'photos',
  'activities',
  'series',
  'records',
  'figures',
] as const

/** Order of the queries' nouns. People stands above activities: an organisation's new name goes into the search text of its visits. */
export const QUERY_NOUNS = [
  'audit',
  'uploads',
  'vocabulary',
  'seats',
  'attendance',
  'photos',
  'activities',
  'people',
  'notices',
  'sign-ups',
  'teams',
  'series',
  'records',
  'figures',
] as const

/** Order of the backend's parts; `cloud` stands for all its nouns. */
export const CLOUD_PARTS = [
  'cloud/db',
  'cloud/founding',
  'cloud/rpc',
  'cloud',
  'cloud/router',
  'cloud/importer',
  'cloud/demo',
  'cloud/host',
] as const

export interface Layer {
  /** Layers that it imports besides itself. */
  imports: readonly string[]
  /** Layers from which it imports only types. */
  types?: readonly string[]
  /** Files in the layers of `types` whose values it may import nonetheless, by their path under src. */
  values?: readonly string[]
  /** Order of its folders and root files, bottom up. Without one they import one another freely. */
  order?: readonly string[]
  /** True if its folders do not import one another. */
  apart?: boolean
  /** Message for an import that is not permitted. */
  advice: string
}

/** Layers by their folder under src; `app` is the files of src itself. */
export const LAYERS: Readonly<Record<string, Layer>> = {
  app: {
    imports: ['client'],
    advice: 'Move it to client or to a screen: the files of src itself start the client and import nothing else.',
  },
  domain: {
    imports: [],
    order: RULE_NOUNS,
    advice: 'Pass it in as an argument: domain imports nothing else of ours.',
  },
  contract: {
    imports: ['domain'],
    order: ['common', 'limits', ...RULE_NOUNS, 'codes'],
    advice: 'Move it to contract or domain: contract imports domain alone, since both sides of the wire import it.',
  },
  client: {
    imports: ['contract', 'domain'],
    types: ['cloud/router'],
    order: ['phone', 'wire', ...RULE_NOUNS],
    advice: 'Pass it in as an argument, or move it to client: client imports contract, domain and the router’s type.',
  },
  components: {
    imports: ['client', 'domain'],
    types: ['contract'],
    advice: 'Pass it in as a prop: components import client, domain and types of contract.',
  },
  screens: {
    imports: ['components', 'client', 'domain'],
    types: ['contract'],
    // Neither file holds a schema: the phone folds marks, and checks a file's size before it sends the file.
    values: ['contract/attendance/marks', 'contract/limits'],
    apart: true,
    advice: 'Move it to components or client: a screen imports these, domain and types of contract, and no other package.',
  },
  'cloud/db': part('cloud/db', ['schema', ...QUERY_NOUNS]),
  'cloud/founding': part('cloud/founding'),
  'cloud/rpc': part('cloud/rpc'),
  cloud: part('cloud', CLOUD_NOUNS),
  'cloud/router': part('cloud/router'),
  'cloud/importer': part('cloud/importer'),
  'cloud/demo': part('cloud/demo'),
  'cloud/host': part('cloud/host'),
}

function part(name: (typeof CLOUD_PARTS)[number], order?: readonly string[]): Layer {
  const below = CLOUD_PARTS.slice(0, CLOUD_PARTS.indexOf(name))
  const advice = `Pass it in as an argument, or move it: ${name} imports ${[...below, 'contract', 'domain'].join(', ')} and nothing else of ours.`
  return { imports: [...below, 'contract', 'domain'], order, advice }
}

export interface Package {
  name: RegExp
  /** Layers that import it. */
  layers: readonly string[]
  /** Layers that import only its React hooks (`use…`) and types. */
  hooks?: readonly string[]
  advice: string
}

/** Packages that only some layers know. */
export const PACKAGES: readonly Package[] = [
  {
    name: /^(drizzle-orm|pg|@electric-sql\/pglite)(\/|$)/,
    layers: ['cloud/db'],
    advice: 'Write the query in cloud/db: nothing else speaks to the database.',
  },
  {
    name: /^@tarojs\/taro$/,
    layers: ['client'],
    hooks: ['app', 'components', 'screens'],
    advice: 'Call it in client/phone: other layers take React hooks alone from @tarojs/taro.',
  },
  {
    name: /^@tarojs\/components$/,
    layers: ['app', 'components', 'screens'],
    advice: 'Draw it in components or a screen: the other layers show nothing.',
  },
]
