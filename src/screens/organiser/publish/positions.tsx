import { View } from '@tarojs/components'
import { randomId } from '../../../client/phone/device'
import type { PositionRow as Row } from '../../../client/activities/plan-form'
import { suggestedIn, withNeed } from './plan-template'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { Section } from '../../../components/section'
import { PositionRow } from './position-row'
import { type QuestionProps, errorAt, questionId } from './questions'

const MOST_POSITIONS = 20
const USUAL_CAPACITY = '4'

/** Positions of the visit. */
export function Positions(props: QuestionProps) {
  const { form, onChange } = props
  const rows = form.positions
  const set = (positions: Row[]) => onChange({ positions })
  return (
    <Section title="志愿岗位">
      <Field
        id={questionId('positions')}
        label="志愿岗位"
        hint="志愿者按岗位报名。可以先给某个组织留几个名额。"
        error={errorAt(props, 'positions')}
      >
        {rows.map((row, i) => (
          <PositionRow
            key={row.id}
            questions={props}
            row={row}
            at={i}
            onChange={(part) => set(rows.map((other) => (other.id === row.id ? { ...other, ...part } : other)))}
            onRemove={() => set(rows.filter((other) => other.id !== row.id))}
          />
        ))}
        {rows.length < MOST_POSITIONS ? <Suggested {...props} /> : null}
        {rows.length < MOST_POSITIONS ? (
          <Button
            id="add-position"
            kind="quiet"
            icon="plus"
            onTap={() => set([...rows, { id: randomId(), name: '', capacity: USUAL_CAPACITY, skillId: '', quotas: [] }])}
          >
            加一个岗位
          </Button>
        ) : null}
      </Field>
    </Section>
  )
}

/** Missing positions that the services usually need, each added by a tap. */
function Suggested({ form, usual, vocabulary, onChange }: QuestionProps) {
  const needs = usual ? suggestedIn(usual, form) : []
  if (needs.length === 0) return null
  const skillOf = (id: string | null) => vocabulary.skills.find((skill) => skill.id === id)?.name ?? ''
  return (
    <View id="suggested-positions" className="publish-suggested">
      <View className="small">照服务项目，通常还要有：</View>
      {needs.map((need) => (
        <View key={need.position.name} className="publish-suggested-cell">
          <Button
            id={`suggested-${need.position.skillId}`}
            kind="quiet"
            icon="plus"
            isSmall
            onTap={() => onChange({ positions: withNeed(form, need, randomId) })}
          >
            {`${need.position.name}（须${skillOf(need.position.skillId)}）`}
          </Button>
        </View>
      ))}
    </View>
  )
}
