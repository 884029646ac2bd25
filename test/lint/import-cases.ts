import { LAYERS } from '../../config/lint/layers'

/** A line in a file under src that the linter refuses with a message, or allows. */
export interface ImportCase {
  /** Folder or file under src that contains the line. */
  from: string
  line: string
  /** Part of the message; absent for an allowed line. */
  message?: string
}

const adviceOf = (layer: string): string => LAYERS[layer]?.advice ?? ''
const refused = (from: string, line: string, message: string): ImportCase => ({ from, line, message })
const allowed = (from: string, line: string): ImportCase => ({ from, line })
const value = (path: string) => `import { x } from '${path}'`
const type = (path: string) => `import type { X } from '${path}'`

const LAYER_CASES: ImportCase[] = [
  refused('domain/seats', value('../../contract/common'), adviceOf('domain')),
  refused('domain/seats', type('../../contract/seats'), adviceOf('domain')),
  allowed('domain/seats', value('../decision')),
  refused('contract/people', value('../../client/phone/clock'), adviceOf('contract')),
  refused('contract/people', type('../../cloud/router'), adviceOf('contract')),
  allowed('contract/people', value('../../domain/people/roles')),
  refused('client/photos', value('../../components/icon'), adviceOf('client')),
  refused('client/photos', type('../../screens/day/outcome/photo-list'), adviceOf('client')),
  refused('client/photos', type('../../cloud/photos'), adviceOf('client')),
  refused('client/wire', value('../../cloud/router'), 'Write `import type`: client imports types alone of cloud/router.'),
  allowed('client/wire', type('../../cloud/router')),
  allowed('client/photos', value('../../contract/records/outcomes')),
  refused('components', value('../screens/main/rings'), adviceOf('components')),
  refused('components', type('../cloud/router'), adviceOf('components')),
  refused('components', value('../contract/codes'), 'Write `import type`: components imports types alone of contract.'),
  allowed('components', type('../contract/codes')),
  allowed('components', value('../client/phone/clock')),
  refused('screens/team/join', value('../../main/rings'), adviceOf('screens')),
  refused('screens/team/join', `import '../../main/rings.css'`, adviceOf('screens')),
  refused('screens/team/join', type('../../../cloud/router'), adviceOf('screens')),
  refused('screens/team/join', value('../../../contract/teams'), 'Write `import type`: screens imports types alone of contract.'),
  refused('screens/team/join', `import { type X } from '../../../contract/teams'`, 'Write `import type`'),
  refused('screens/team/join', `export { x } from '../../../contract/teams'`, 'Write `import type`'),
  refused('screens/team/join', `export * from '../../../contract/teams'`, 'Write `import type`'),
  refused('screens/team/join', `export const x = import('../../../contract/teams')`, 'Write `import type`'),
  refused('screens/team/join', `export type X = import('../../main/rings').X`, adviceOf('screens')),
  allowed('screens/team/join', type('../../../contract/teams')),
  allowed('screens/team/join', `export type { X } from '../../../contract/teams'`),
  allowed('screens/team/join', value('../new-team/team-form')),
  allowed('screens/team/join', value('../../../components/icon')),
  allowed('screens/day/review', value('../../../contract/attendance/marks')),
  allowed('screens/base/import', value('../../../contract/limits')),
  refused('start.ts', value('./screens/main/rings'), adviceOf('app')),
  allowed('start.ts', value('./client/phone/network')),
  allowed('app.config.ts', value('./start')),
  refused('domain/seats', value('../../../config/weapp'), 'Move it into src: the product imports nothing of config or test.'),
]

/** Imports of the backend: between its parts, upwards (refused) and downwards (allowed), and from other layers. */
const CLOUD_CASES: ImportCase[] = [
  refused('cloud/db/seats', value('../../rpc/faults'), adviceOf('cloud/db')),
  allowed('cloud/rpc', value('../db/answers')),
  refused('cloud/founding', value('../rpc/faults'), adviceOf('cloud/founding')),
  allowed('cloud/founding', value('../db/schema/vocabulary')),
  allowed('cloud/base', value('../founding/found-base')),
  refused('cloud/rpc', value('../people/profile-view'), adviceOf('cloud/rpc')),
  allowed('cloud/people', value('../rpc/access')),
  allowed('cloud/activities', value('../founding/usual-plans')),
  refused('cloud/people', type('../router'), adviceOf('cloud')),
  allowed('cloud/router.ts', value('./people/profile-procedures')),
  refused('cloud/router.ts', value('./importer/parse'), adviceOf('cloud/router')),
  refused('cloud/people', value('../importer/parse'), adviceOf('cloud')),
  allowed('cloud/importer', value('../people/profile-view')),
  refused('cloud/importer', value('../demo/seed'), adviceOf('cloud/importer')),
  allowed('cloud/demo', value('../importer/parse')),
  refused('cloud/demo', value('../host/settings'), adviceOf('cloud/demo')),
  refused('cloud/rpc', type('../host/identity'), adviceOf('cloud/rpc')),
  allowed('cloud/host', value('../demo/seed')),
  allowed('cloud/host', value('../router')),
  refused('cloud/host', value('../../client/phone/clock'), adviceOf('cloud/host')),
  refused('cloud/seats', type('../../client/phone/clock'), adviceOf('cloud')),
  allowed('cloud/seats', value('../../contract/seats')),
  allowed('cloud/seats', value('../../domain/seats/waitlist')),
]

const below = (name: string, upper: string, layer: string): string =>
  `Move what both need down, or the import up to ${upper}: ${name} stands below ${upper} in ${layer}’s order.`

const NOUN_CASES: ImportCase[] = [
  refused('domain/seats', type('../teams'), below('seats', 'teams', 'domain')),
  allowed('domain/teams', type('../seats/seating')),
  refused('contract/seats.ts', type('./codes'), below('seats', 'codes', 'contract')),
  allowed('contract/codes.ts', type('./seats')),
  refused('client/phone', type('../activities/plan-drafts'), below('phone', 'activities', 'client')),
  refused('client/wire', value('../activities/desk'), below('wire', 'activities', 'client')),
  refused('client/phone', value('../wire/calls'), below('phone', 'wire', 'client')),
  allowed('client/wire', value('../phone/clock')),
  allowed('client/activities', value('../wire/calls')),
  refused('cloud/seats', value('../activities/publish'), below('seats', 'activities', 'cloud')),
  allowed('cloud/activities', value('../seats/fill-seats')),
  refused('cloud/db/activities', value('../people/members'), below('activities', 'people', 'cloud/db')),
  allowed('cloud/db/people', value('../activities/search-text')),
  refused('cloud/db/schema', value('../activities/search-text'), below('schema', 'activities', 'cloud/db')),
  refused('cloud/db/answers.ts', value('./activities/search-text'), below('schema', 'activities', 'cloud/db')),
  allowed('cloud/db/database.ts', value('./schema/activities')),
]

const PACKAGE_CASES: ImportCase[] = [
  refused('cloud/seats', value('drizzle-orm'), 'Write the query in cloud/db'),
  refused('cloud/host', value('drizzle-orm/pglite'), 'Write the query in cloud/db'),
  refused('cloud/demo', value('pg'), 'Write the query in cloud/db'),
  allowed('cloud/db/seats', value('drizzle-orm')),
  refused('screens/main/me', `import Taro from '@tarojs/taro'`, 'Call it in client/phone'),
  refused('screens/main/me', `import * as Taro from '@tarojs/taro'`, 'Call it in client/phone'),
  refused('components', `import { navigateTo } from '@tarojs/taro'`, 'Call it in client/phone'),
  refused('domain/seats', `import { useRouter } from '@tarojs/taro'`, 'Call it in client/phone'),
  allowed('screens/main/me', `import { useDidShow, useRouter } from '@tarojs/taro'`),
  allowed('client/phone', `import Taro from '@tarojs/taro'`),
  refused('client/phone', `import { View } from '@tarojs/components'`, 'Draw it in components or a screen'),
  allowed('components', `import { View } from '@tarojs/components'`),
]

const PLACE_CASES: ImportCase[] = [
  refused('domain/weather', 'export const x = 1', 'List weather in domain’s order in config/lint/layers.ts'),
  refused('cloud/weather.ts', 'export const x = 1', 'List weather in cloud’s order in config/lint/layers.ts'),
  refused('helpers', 'export const x = 1', 'List the folder helpers as a layer in config/lint/layers.ts'),
]

const GLOBAL_CASES: ImportCase[] = [
  refused('domain/seats', 'export const x = Date.now()', 'Take `now` as an argument.'),
  refused('domain/seats', 'export const x = Math.random()', 'Take the random value as an argument.'),
  allowed('client/phone', 'export const x = Date.now() + Math.random()'),
  refused('domain/seats', 'export const x = fetch()', 'Pass it in as an argument: rules are pure.'),
  refused('screens/main/me', 'export const x = wx.login()', 'Call it through @tarojs/taro, in client/phone.'),
  allowed('client/phone', 'export const x = wx.login()'),
]

/** Refused and allowed lines for every rule on imports, places and globals. */
export const IMPORT_CASES: readonly ImportCase[] = [
  ...LAYER_CASES,
  ...CLOUD_CASES,
  ...NOUN_CASES,
  ...PACKAGE_CASES,
  ...PLACE_CASES,
  ...GLOBAL_CASES,
]
