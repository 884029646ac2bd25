import { type ServiceNeed, type Template, lackingOf, unmetNeeds, usualTitle } from '../../../src/domain/activities/usual-plan'
import { plainName } from '../../../src/domain/vocabulary/names'

const doctor = { name: '执业医师', capacity: 6, skillId: 'clinical' }
const ushers = { name: '秩序引导', capacity: 4, skillId: null }
const health: Template = {
  id: 'health',
  name: '义诊',
  categoryId: 'health',
  word: '卫生',
  title: '健康义诊 · {town}',
  minutes: 180,
  services: [
    { name: '义诊', unit: '人次' },
    { name: '量血压', unit: '人次' },
  ],
  positions: [doctor, ushers],
}
const culture: Template = { ...health, categoryId: 'culture', word: '文化', title: '写春联送文化 · {town}' }
const services = (...names: string[]) => names.map((name) => ({ name }))

test('names are equal in full width or half width, with or without punctuation', () => {
  expect(plainName(' 义诊（量血压、Ｂ超等）')).toBe(plainName('义诊(量血压 b超等)'))
})

test.each<[string, string[], string[]]>([
  ['no services', [], ['义诊', '量血压']],
  ['the same service', ['义诊'], ['量血压']],
  ['a wider one that names both', ['义诊（量血压、测血糖）'], []],
  ['one without a name yet', [''], ['义诊', '量血压']],
])('a template does not duplicate services: with %s', (_what, there, lacking) => {
  expect(lackingOf(health, { services: services(...there), positions: [] }).services.map(({ name }) => name)).toEqual(lacking)
})

test.each<[string, { name: string; skillId: string | null }[], string[]]>([
  ['no positions', [], ['执业医师', '秩序引导']],
  ['another name for the same skill', [{ name: '医生', skillId: 'clinical' }], ['秩序引导']],
  ['the same name without the skill', [{ name: '执业医师', skillId: '' }], ['秩序引导']],
  ['another position without a skill', [{ name: '后勤', skillId: null }], ['执业医师', '秩序引导']],
])('a template does not duplicate positions: with %s', (_what, positions, lacking) => {
  expect(lackingOf(health, { services: [], positions }).positions.map(({ name }) => name)).toEqual(lacking)
})

test.each<[string, Template[], string | null, string]>([
  ['one category in a town', [health], '唐先镇', '健康义诊 · 唐先镇'],
  ['one category without a town', [health], null, '健康义诊'],
  ['several categories', [culture, health], '唐先镇', '文化卫生下乡 · 唐先镇'],
  ['no category', [], '唐先镇', ''],
])('a title is made from the categories and the town: %s', (_what, templates, town, title) => {
  expect(usualTitle('{categories}下乡 · {town}', templates, town)).toBe(title)
})

const needs: ServiceNeed[] = [
  { words: ['义诊', 'B超'], skillIds: ['clinical', 'surgery'], position: doctor },
  { words: ['血压'], skillIds: ['nursing', 'clinical'], position: { name: '护士', capacity: 4, skillId: 'nursing' } },
]

test.each<[string, string[], string[], string[]]>([
  ['services that need nobody', ['赠送图书'], [], []],
  ['a service that needs a doctor', ['中医义诊'], [], ['执业医师']],
  ['a service that needs two', ['义诊（量血压）'], [], ['执业医师', '护士']],
  ['another skill that meets the need', ['义诊'], ['surgery'], []],
  ['a doctor, who can take blood pressure', ['义诊', '量血压'], ['clinical'], []],
  ['only helpers', ['Ｂ 超'], ['', 'calligraphy'], ['执业医师']],
])('needs of services that no position meets: %s', (_what, names, skillIds, missing) => {
  const positions = skillIds.map((skillId) => ({ name: '岗位', skillId }))
  expect(unmetNeeds(needs, { services: services(...names), positions }).map(({ position }) => position.name)).toEqual(missing)
})

test('a need lists the services that cause it', () => {
  expect(unmetNeeds(needs, { services: services(' 义诊 ', '写春联', 'B超检查'), positions: [] })[0]?.services).toEqual(['义诊', 'B超检查'])
})
