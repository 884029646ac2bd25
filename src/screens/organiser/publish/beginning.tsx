import { View } from '@tarojs/components'
import { useDesk } from '../desk-list'
import { randomId } from '../../../client/phone/device'
import { replacePage } from '../../../client/phone/navigation'
import type { PlanForm } from '../../../client/activities/plan-form'
import { isUntouched } from '../../../client/activities/plan-merge'
import { type UsualPlansWithTowns, withTemplate, withoutTemplate } from './plan-template'
import { dayInWords } from '../../../domain/calendar/calendar'
import { ChipList } from '../../../components/choice-list'
import { Field } from '../../../components/field'
import { Icon } from '../../../components/icon'
import { Section } from '../../../components/section'
import { Tap } from '../../../components/tap'
import type { QuestionProps } from './questions'

/** Id of the option without a template. */
const BLANK = 'blank'
/** Largest number of activities offered for copying; the desk lists more. */
const MOST_COPIED = 3
/** Largest number of categories of a visit. */
const MOST_CATEGORIES = 4

/** Starting points of a new visit: a copy of an earlier one, templates, or nothing. */
export function StartingPoints({ base, ...props }: QuestionProps & { base: PlanForm }) {
  const { usual, form } = props
  return (
    <Section title="从哪里开始">
      {usual ? <Templates {...props} usual={usual} /> : null}
      {/* A copy replaces the form, so it is offered only while nothing would be lost. */}
      {isUntouched(base, form) ? <Copies now={props.now} /> : null}
    </Section>
  )
}

/** The base's templates. A tap adds a template or takes it back. */
function Templates({ form, onChange, usual }: QuestionProps & { usual: UsualPlansWithTowns }) {
  const chosen = form.filledIn?.templates ?? []
  const choose = (ids: readonly string[]) => {
    const toGo = ids.includes(BLANK) && chosen.length > 0 ? chosen : chosen.filter((id) => !ids.includes(id))
    const kept = usual.templates
      .filter(({ id }) => toGo.includes(id))
      .reduce((left, template) => withoutTemplate(left, template, usual), form)
    const added = usual.templates.filter(({ id }) => ids.includes(id) && !chosen.includes(id))
    onChange(added.reduce((left, template) => withTemplate(left, template, usual, randomId), kept))
  }
  return (
    <Field label="用模板" hint="点一下，常用的服务和岗位就填好了，可以点几个。您写的不会被改掉。">
      <ChipList
        id="template"
        label="用模板"
        isMultiple
        choices={[
          { id: BLANK, name: '空白' },
          ...usual.templates.map(({ id, name, categoryId }) => ({
            id,
            name,
            isDisabled: !chosen.includes(id) && !form.categories.includes(categoryId) && form.categories.length >= MOST_CATEGORIES,
          })),
        ]}
        chosen={chosen.length === 0 ? [BLANK] : chosen}
        onChange={choose}
      />
      {chosen.length > 0 ? (
        <View id="template-filled" className="small publish-filled" role="status" aria-live="polite">
          已有 {form.services.length} 项服务、{form.positions.length} 个岗位，往下看一遍，都可以改。
        </View>
      ) : null}
    </Field>
  )
}

/** The latest past visits, for copying. Nothing before the first visit. */
function Copies({ now }: { now: number }) {
  const past = (useDesk({ when: 'past' }).data?.pages[0]?.items ?? []).filter(({ status }) => status === 'published').slice(0, MOST_COPIED)
  if (past.length === 0) return null
  return (
    <Field label="从上次复制">
      {past.map(({ id, title, startsAt }) => (
        <Tap
          key={id}
          id={`copy-${id}`}
          className="publish-copy ruled"
          role="link"
          onTap={() => replacePage('organiser/publish', { copy: id })}
        >
          <View className="publish-copy-columns">
            <Icon name="copy" className="publish-copy-icon" />
            <View className="publish-copy-words">
              <View className="publish-copy-name">{title}</View>
              <View className="small">{dayInWords(startsAt, now)}</View>
            </View>
          </View>
        </Tap>
      ))}
    </Field>
  )
}
