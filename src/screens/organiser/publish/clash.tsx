import { View } from '@tarojs/components'
import { type PlanForm, type PositionRow, spanOf } from '../../../client/activities/plan-form'
import { partOf } from '../../../client/activities/plan-merge'
import { comingInWords } from '../../../domain/activities/for-residents'
import type { PlanField } from '../../../client/activities/plan-problems'
import type { Writing } from './writing'
import type { Vocabulary } from '../../../contract/activities/activities'
import { spanInWords } from '../../../domain/calendar/calendar'
import { Button } from '../../../components/button'
import { FaultNotice, Notice } from '../../../components/notice'
import { fieldNames } from './texts'

interface ClashProps {
  writing: Writing
  vocabulary: Vocabulary
  onChange: (part: Partial<PlanForm>) => void
}

/** Notice that another person has changed the activity. The typed text stays, and their changes are shown beside it. */
export function Clash({ writing: { save, merge }, vocabulary, onChange }: ClashProps) {
  if (merge.data) return <Beside merged={merge.data} vocabulary={vocabulary} onChange={onChange} />
  if (save.data?.ok !== false || save.data.reason !== 'changed-meanwhile') return null
  return (
    <View id="plan-clash">
      <Notice
        tone="warn"
        icon="alert"
        action={
          <Button id="merge" kind="quiet" isSmall onTap={() => merge.mutate()} isPending={merge.isPending}>
            放到一起
          </Button>
        }
      >
        有别人刚改过这场活动。您写的都还在，先把对方改的放到一起，再保存。
      </Notice>
      <FaultNotice of={merge.error} />
    </View>
  )
}

interface BesideProps extends Pick<ClashProps, 'vocabulary' | 'onChange'> {
  merged: NonNullable<Writing['merge']['data']>
}

/** Fields taken from the other person, and fields that both changed. */
function Beside({ merged: { taken, clashes, theirs }, vocabulary, onChange }: BesideProps) {
  const names = (fields: readonly PlanField[]) => fields.map((field) => fieldNames[field]).join('、')
  return (
    <View id="plan-merged">
      <Notice tone="ok" icon="check">
        {taken.length > 0 ? `对方改了${names(taken)}，已经放进来。` : ''}
        {clashes.length > 0 ? `${names(clashes)}你们都改了，现在留的是您写的。` : ''}
        {taken.length + clashes.length === 0 ? '对方改的和您写的不冲突。' : ''}
        看一遍，再保存。
      </Notice>
      {clashes.map((field) => (
        <Notice
          key={field}
          tone="plain"
          icon="edit"
          action={
            <Button id={`use-theirs-${field}`} kind="quiet" isSmall onTap={() => onChange(partOf(theirs, field))}>
              用对方的
            </Button>
          }
        >
          {fieldNames[field]}，对方写的是：{theirWords(theirs, field, vocabulary)}
        </Notice>
      ))}
    </View>
  )
}

/** A position in words: 律师 4 人（给民革留 2 个）. */
function positionWords({ name, capacity, quotas }: PositionRow, organisations: Vocabulary['organisations']): string {
  const kept = quotas.map(
    (quota) => `给${organisations.find(({ id }) => id === quota.organisationId)?.shortName ?? ''}留 ${quota.seats} 个`,
  )
  return `${name} ${capacity} 人${kept.length > 0 ? `（${kept.join('，')}）` : ''}`
}

function theirWords(form: PlanForm, field: PlanField, { categories, towns, organisations }: Vocabulary): string {
  const named = (all: readonly { id: string; name: string }[], ids: readonly string[]) =>
    all
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => name)
      .join('、') || '没有'
  switch (field) {
    case 'title':
    case 'place':
    case 'summary':
      return form[field] || '没有'
    case 'when': {
      const { startsAt, endsAt } = spanOf(form)
      return spanInWords(startsAt, endsAt, startsAt)
    }
    case 'categories':
      return named(categories, form.categories)
    case 'coming':
      return comingInWords(form.coming) || '没有'
    case 'town':
      return named(towns, [form.townId])
    case 'lead':
      return named(organisations, [form.leadId])
    case 'partners':
      return named(organisations, form.partnerIds)
    case 'services':
      return form.services.map(({ name, unit }) => (unit ? `${name}（${unit}）` : name)).join('、') || '没有'
    case 'positions':
      return form.positions.map((row) => positionWords(row, organisations)).join('、') || '没有'
  }
}
