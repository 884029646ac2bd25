/** Templates in the form: with the base's own data, in any order, beside any typed text. */
import fc from 'fast-check'
import * as v from 'valibot'
import { foundingTemplates, usualPlans } from '../../../src/cloud/founding/usual-plans'
import { DEMO_COUNTY } from '../../../src/cloud/demo/demo-county'
import { SKILLS } from '../../../src/cloud/founding/known-skills'
import { type PlanForm, emptyForm, planOf } from '../../../src/client/activities/plan-form'
import { changed, suggestedIn, withNeed, withTemplate, withoutTemplate } from '../../../src/screens/organiser/publish/plan-template'
import { activityPlan } from '../../../src/contract/activities/desk'
import { minute } from '../../../src/domain/calendar/calendar'
import { type Template, USUAL_MINUTES } from '../../../src/domain/activities/usual-plan'
import { plainName } from '../../../src/domain/vocabulary/names'
import { uuid, wednesday } from '../../client/activities/forms'

const CATEGORIES = ['culture', 'science', 'law', 'health', 'education', 'other']
const known = { categories: new Set(CATEGORIES), skills: new Set(SKILLS.map(({ id }) => id)) }
const usual = {
  ...usualPlans(known, foundingTemplates(known)),
  towns: DEMO_COUNTY.towns.map((town) => ({ ...town, isRetired: false })),
}
const template = (id: string) => usual.templates.find((one) => one.id === id) as Template
let made = 0
const makeId = () => uuid(++made)
const blank = emptyForm('minge', wednesday)
const filled = (form: PlanForm, ...ids: string[]) => ids.reduce((left, id) => withTemplate(left, template(id), usual, makeId), form)
const without = (form: PlanForm, ...ids: string[]) => ids.reduce((left, id) => withoutTemplate(left, template(id), usual), form)

/** Content of a form, without ids and the record of templates. */
const contentOf = ({ filledIn: _, services, positions, ...form }: PlanForm) => ({
  ...form,
  services: services.map(({ id: _, ...row }) => row),
  positions: positions.map(({ id: _, ...row }) => row),
})

const names = fc.constantFrom('', '义诊', '写春联、福字', '走访', '量血压（测血糖）', '执业医师', '秩序引导', '律师')
const typed: fc.Arbitrary<PlanForm> = fc
  .record({
    title: fc.constantFrom('', '我写的名称'),
    categories: fc.subarray(['law', 'health']),
    from: fc.constantFrom('09:00', '08:30', '', '23:00'),
    to: fc.constantFrom('11:30', '16:00', ''),
    services: fc.array(fc.record({ name: names, unit: fc.constantFrom('', '人次', '幅') }), { maxLength: 3 }),
    positions: fc.array(fc.record({ name: names, capacity: fc.constantFrom('4', '6', ''), skillId: fc.constantFrom('', 'clinical') }), {
      maxLength: 3,
    }),
  })
  .map((part) => ({
    ...blank,
    ...part,
    services: part.services.map((row) => ({ ...row, id: makeId() })),
    positions: part.positions.map((row) => ({ ...row, id: makeId(), quotas: [] })),
  }))
const chosen = fc.shuffledSubarray(CATEGORIES)

test.each(CATEGORIES)(
  'the template of %s fills in all but time, place and organisations, with the positions that its services need',
  (id) => {
    const form = { ...filled(blank, id), place: '文化礼堂' }
    const parsed = v.safeParse(activityPlan, planOf(form))
    expect(parsed.issues).toBeUndefined()
    expect(form.services.length).toBeGreaterThan(1)
    expect(suggestedIn(usual, form)).toEqual([])
  },
)

test('all templates together make a plan that can be stored, except for too many categories', () => {
  const form = filled(blank, ...CATEGORIES)
  const issues = v.safeParse(activityPlan, { ...planOf({ ...form, place: '文化礼堂' }), categories: ['health'] }).issues
  expect(issues).toBeUndefined()
})

test('templates never change typed text, in any order', () => {
  fc.assert(
    fc.property(typed, chosen, (form, ids) => {
      const after = filled(form, ...ids)
      expect(after.services.slice(0, form.services.length)).toEqual(form.services)
      expect(after.positions.slice(0, form.positions.length)).toEqual(form.positions)
      expect(after.categories).toEqual(expect.arrayContaining(form.categories))
      if (form.title !== '') expect(after.title).toBe(form.title)
      if (form.to !== '' && form.to !== blank.to) expect(after.to).toBe(form.to)
    }),
  )
})

test('several templates add no service or position twice', () => {
  fc.assert(
    fc.property(chosen, (ids) => {
      const form = filled(blank, ...ids)
      const services = form.services.map(({ name }) => plainName(name))
      const positions = form.positions.map(({ name }) => plainName(name))
      expect(new Set(services).size).toBe(services.length)
      expect(new Set(positions).size).toBe(positions.length)
    }),
  )
})

test('templates removed in any order leave the typed form', () => {
  fc.assert(
    fc.property(typed, chosen, fc.func(fc.nat()), (form, ids, order) => {
      const back = [...ids].sort((one, other) => order(one) - order(other))
      expect(contentOf(without(filled(form, ...ids), ...back))).toEqual(contentOf(form))
    }),
  )
})

test('a part changed by hand stays when its template is removed', () => {
  const form = filled(blank, 'health')
  const [first, ...rest] = form.positions
  const edited = { ...form, positions: [{ ...first!, capacity: '2' }, ...rest] }
  expect(without(edited, 'health').positions).toEqual([{ ...first, capacity: '2' }])
})

test('the town is added to a suggested title, and not to a typed one', () => {
  const form = filled(blank, 'culture', 'health')
  expect(form.title).toBe('文化卫生下乡')
  expect(changed(usual, form, { townId: 'tangxian' }).title).toBe('文化卫生下乡 · 唐先镇')
  expect(changed(usual, { ...form, title: '春联万家' }, { townId: 'tangxian' }).title).toBe('春联万家')
})

test('the end moves with the start until an end is chosen', () => {
  expect(Date.parse(`2027-01-01T${blank.to}`) - Date.parse(`2027-01-01T${blank.from}`)).toBe(USUAL_MINUTES * minute)
  const form = filled(blank, 'health')
  expect(form.to).toBe('12:00')
  expect(changed(usual, form, { from: '14:00' }).to).toBe('17:00')
  expect(changed(usual, { ...form, to: '10:00' }, { from: '14:00' }).to).toBe('10:00')
  expect(changed(usual, form, { from: '22:30' }).to).toBe('12:00')
})

test.each(['走访困难农户', '成立商会志愿服务队', '包饺子活动', '发放普法资料', '赠送图书'])('no position is suggested for %s', (name) => {
  expect(suggestedIn(usual, { ...blank, services: [{ id: uuid(1), name, unit: '' }] })).toEqual([])
})

test('a suggested position requires its skill; a position of that name without a skill gets it', () => {
  const form = { ...blank, services: [{ id: uuid(1), name: '法律援助', unit: '' }] }
  const [need] = suggestedIn(usual, form)
  const row = { name: '律师', capacity: '3', skillId: 'law', quotas: [] }
  expect(withNeed(form, need!, () => uuid(2))).toEqual([{ id: uuid(2), ...row }])
  const named = { ...form, positions: [{ id: uuid(3), ...row, capacity: '1', skillId: '' }] }
  expect(withNeed(named, need!, makeId)).toEqual([{ id: uuid(3), ...row, capacity: '1' }])
})
