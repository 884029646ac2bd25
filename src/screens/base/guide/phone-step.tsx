import { Section } from '../../../components/section'
import { HoursField, PhoneField } from '../phone-fields'
import type { StepProps } from './step-props'

/** The number to call, and its hours. */
export const PhoneStep = ({ form, change, error }: StepProps) => (
  <Section title="村民打哪个电话">
    <PhoneField of="guide" phone={form.phone} error={error('contactPhone')} onChange={(phone) => change({ phone })} />
    {form.phone.trim() === '' ? null : (
      <HoursField of="guide" hours={form.hours} error={error('callingHours')} onChange={(hours) => change({ hours })} />
    )}
  </Section>
)
