/** Shape of a county's file; its messages are Chinese, for the author of the file. */
import * as v from 'valibot'
import { key } from '../../contract/common'
import type { CountyPlan } from './county-plan'
import { FORM_IDS } from './offered-organisations'

const LONGEST = 100
const words = v.pipe(v.string('应为文字'), v.maxLength(LONGEST, `最多 ${LONGEST} 个字`))
const id = v.pipe(v.string('应为文字'), v.regex(key.pipe[1].requirement, '编号用小写字母、数字和连字符，以字母开头，最多 40 个字符'))

/** Message for a missing or an unknown field; the library reports the object then, with `expected "key"` or `never`. */
const fieldsOr = (otherwise: string) => (issue: { expected: string | null }) => {
  if (issue.expected === 'never') return '不认识这一项，请去掉或改正名称'
  return issue.expected?.startsWith('"') ? '缺少这一项' : otherwise
}

const town = v.union(
  [
    v.pipe(
      words,
      v.transform((name) => ({ name })),
    ),
    v.strictObject({ id: v.optional(id), name: words }, fieldsOr('应为镇街的名称')),
  ],
  '应为镇街的名称，或 {"id": …, "name": …}',
)

const organisation = v.strictObject(
  {
    form: v.optional(v.picklist(FORM_IDS, `没有这个组织，可以是 ${FORM_IDS.join('、')}`)),
    id: v.optional(id),
    name: v.optional(words),
    shortName: v.optional(words),
    contactPhone: v.optional(words),
    kind: v.optional(v.picklist(['party', 'group', 'department', 'partner'], '应为 party、group、department 或 partner')),
    aliases: v.optional(v.pipe(v.array(words, '应为别名的列表'), v.maxLength(20, '最多 20 个别名'))),
  },
  fieldsOr('应为一个组织：{"form": …} 或 {"name": …, "shortName": …}'),
)

const callingHours = v.strictObject(
  {
    /** 1 for Monday to 7 for Sunday. */
    days: v.array(v.number('应为 1（周一）到 7（周日）'), '应为星期的列表，如 [1, 2, 3, 4, 5]'),
    from: v.string('应为时间，如 "08:30"'),
    to: v.string('应为时间，如 "17:00"'),
  },
  fieldsOr('应为 {"days": [1, 2, 3, 4, 5], "from": "08:30", "to": "17:00"}'),
)

export const countyFile: v.GenericSchema<unknown, CountyPlan> = v.strictObject(
  {
    county: words,
    name: v.nullish(words, null),
    contactPhone: v.nullish(words, null),
    callingHours: v.nullish(callingHours, null),
    towns: v.array(town, '应为镇街的列表'),
    organisations: v.nullish(v.array(organisation, '应为组织的列表'), null),
  },
  fieldsOr('应为一个县：{"county": …, "towns": […]}'),
)
