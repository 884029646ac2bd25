/**
 * Table of permitted imports, for the lint rules `tongxin/layers` and `tongxin/packages`.
 * Every order is written bottom up: a name imports only names before it.
 */

/** Order of the nouns in domain, contract and client. */
export const RULE_NOUNS = [
  'decision',
  'calendar',
  'content',
  'exports',
  'people',
  'vocabulary',
  'search',
  'base',
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

/** Order of the backend's nouns. `activities` comes after `seats` and `attendance`, since a changed visit changes both. */
export const CLOUD_NOUNS = [
  'calendar',
  'content',
  'uploads',
  'exports',
  'notices',
  'audit',
  'base',
  'seats',
  'vocabulary',
  'search',
  'teams',
  'sign-ups',
  'attendance',
  'people',
  'photos',
  'activities',
  'series',
  'records',
  'figures',
] as const

/**
 * Order of the queries' nouns. `people` comes after `activities`, since an organisation's new name is written into the search text of
 * its visits.
 */
export const QUERY_NOUNS = [
  'calendar',
  'audit',
  'uploads',
  'exports',
  'vocabulary',
  'search',
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
  /** Layers that this layer may import, besides itself. */
  imports: readonly string[]
  /** Layers from which this layer may import types only. */
  types?: readonly string[]
  /** Files in the layers of `types` whose values this layer may import nonetheless, by their path under src. */
  values?: readonly string[]
  /** Order of the layer's folders and root files, bottom up. Without an order they may import one another freely. */
  order?: readonly string[]
  /** True if the layer's folders may not import one another. */
  apart?: boolean
  /** Message for an import that is not permitted. */
  advice: string
}

/** Layers by their folder under src. `app` means the files directly in src. */
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
    order: ['addresses', 'page-files', 'common', 'limits', ...RULE_NOUNS, 'first-answers', 'codes'],
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
    // These two files contain no schema. The phone derives attendance from marks, and checks a file's size before sending it.
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
  /** Layers that may import the package. */
  layers: readonly string[]
  /** Layers that may import only the package's React hooks (`use…`) and types. */
  hooks?: readonly string[]
  advice: string
}

/** Packages that only some layers may import. */
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
