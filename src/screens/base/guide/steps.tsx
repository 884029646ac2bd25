import { View } from '@tarojs/components'
import { useState } from 'react'
import { scrollTo } from '../../../client/phone/scroll'
import { showToast } from '../../../client/phone/screen'
import { Loading } from '../../../components/loading'
import { Page } from '../../../components/page'
import { RestoredNotice } from '../../../components/restored-notice'
import type { OfferedOrganisation } from '../../../contract/base'
import { tidyCounty } from '../../../domain/base/county'
import type { FoundingProblem } from '../../../domain/base/founding'
import { foundingWords } from '../../../domain/base/founding-words'
import { Answer } from './answer'
import { BottomBar } from './bottom-bar'
import { CheckStep } from './check-step'
import { CountyStep } from './county-step'
import { type useFound, useGuideForm, useOffers } from './guide'
import { type GuideForm, STEPS, type Step, inputOf, problemsAt } from './guide-form'
import { OrganisationsStep } from './organisations-step'
import { PhoneStep } from './phone-step'
import type { StepProps } from './step-props'
import { TownsStep } from './towns-step'

const TYPED = { county: CountyStep, phone: PhoneStep, towns: TownsStep }
const NO_OFFERS: OfferedOrganisation[] = []

const needsOffers = (step: Step): step is 'organisations' | 'check' => step === 'organisations' || step === 'check'

interface StepsProps {
  title: string
  found: ReturnType<typeof useFound>
}

/** The steps of the guide, one at a time. */
export function Steps({ title, found }: StepsProps) {
  const { form, change, ...draft } = useGuideForm()
  const { step } = form
  const offers = useOffers(tidyCounty(form.county), needsOffers(step))
  const known = offers.data ?? NO_OFFERS
  const { error, go, forward } = useStepping(form, change, known)
  const send = () =>
    found.mutate(inputOf(form, known), {
      onSuccess: (answer) => {
        if (!answer.ok) return
        draft.drop()
        showToast('基地开通了')
      },
    })
  const isReady = !needsOffers(step) || offers.data !== undefined
  const bar = { step, isReady, isOnPhone: draft.isOnPhone, isSending: found.isPending, onForward: forward, onFound: send }
  return (
    <Page title={title} bottom={<BottomBar {...bar} onBack={() => go(STEPS[STEPS.indexOf(step) - 1])} />}>
      <View id="guide-top" className="small guide-place">
        第 {STEPS.indexOf(step) + 1} 步，共 {STEPS.length} 步
      </View>
      {draft.isRestored ? <RestoredNotice isChange={false} onStartAgain={draft.startAgain} /> : null}
      {isReady ? <Fields form={form} change={change} error={error} offers={known} go={go} /> : <Loading queries={[offers]} shape="rows" />}
      {step === 'check' ? <Answer found={found} onGo={go} /> : null}
    </Page>
  )
}

function Fields({ offers, go, ...props }: StepProps & { offers: readonly OfferedOrganisation[]; go: (step: Step) => void }) {
  const { step } = props.form
  if (step === 'organisations') return <OrganisationsStep {...props} offers={offers} />
  if (step === 'check') return <CheckStep form={props.form} offers={offers} onGo={go} />
  const Typed = TYPED[step]
  return <Typed {...props} />
}

/** Moves between the steps. Mistakes are shown from the first try to go on. */
function useStepping(form: GuideForm, change: StepProps['change'], offers: readonly OfferedOrganisation[]) {
  const { step } = form
  const [tried, setTried] = useState<Step | null>(null)
  const problems = problemsAt(step, form, offers)
  const go = (to: Step | undefined) => {
    if (to === undefined) return
    setTried(null)
    change({ step: to })
    scrollTo('guide-top')
  }
  return {
    error: (...fields: string[]) => (tried === step ? wordsFor(problems, fields) : null),
    go,
    forward: () => {
      setTried(step)
      if (problems.length === 0) go(STEPS[STEPS.indexOf(step) + 1])
    },
  }
}

function wordsFor(problems: readonly FoundingProblem[], fields: readonly string[]): string | null {
  const problem = problems.find(({ at: [field] }) => typeof field === 'string' && fields.includes(field))
  return problem ? foundingWords(problem) : null
}
