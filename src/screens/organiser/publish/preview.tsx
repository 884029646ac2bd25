import { View } from '@tarojs/components'
import { type PlanForm, capacityOf, spanOf } from '../../../client/activities/plan-form'
import type { Vocabulary } from '../../../contract/activities/activities'
import type { UsualPlansAnswer } from '../../../contract/activities/planning'
import { clock } from '../../../domain/calendar/calendar'
import { SeatMeter } from '../../../components/seat-meter'
import { Section } from '../../../components/section'
import { CardFace } from '../card-face'
import { comingPreview, contactIn } from './coming-words'

interface PreviewProps {
  form: PlanForm
  vocabulary: Vocabulary
  phones: UsualPlansAnswer['phones']
}

/** The card as the public list will show it, and what residents read on the visit's page. Nothing while the card would be empty. */
export function Preview({ form, vocabulary, phones }: PreviewProps) {
  const { startsAt, endsAt } = spanOf(form)
  if (form.title.trim() === '' || Number.isNaN(startsAt + endsAt)) return null
  const capacity = sumOf(form.positions.map((row) => row.capacity))
  const reserved = sumOf(form.positions.flatMap(({ quotas }) => quotas.map(({ seats }) => seats)))
  return (
    <Section title="列表上这样显示">
      <View id="plan-preview">
        <CardFace
          title={form.title}
          line={`${clock(startsAt)}–${clock(endsAt)}${form.place.trim() ? ` · ${form.place.trim()}` : ''}`}
          startsAt={startsAt}
          categories={form.categories}
          hosts={vocabulary.organisations.find(({ id }) => id === form.leadId)?.shortName ?? ''}
        >
          {capacity > 0 ? (
            <View className="publish-preview-seats">
              <SeatMeter seats={{ capacity, taken: 0, reserved: Math.min(capacity, reserved), waitlisted: 0 }} />
            </View>
          ) : null}
        </CardFace>
        <View id="plan-preview-coming" className="small publish-preview-coming">
          {`打开以后还看到：${comingPreview(form, contactIn(form, vocabulary, phones))}`}
        </View>
      </View>
    </Section>
  )
}

const sumOf = (typed: readonly string[]): number => typed.reduce((sum, count) => sum + (capacityOf(count) || 0), 0)
