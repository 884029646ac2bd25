import { View } from '@tarojs/components'
import { useNow } from '../../../client/phone/clock'
import type { PlanForm } from '../../../client/activities/plan-form'
import { changed } from './plan-template'
import { useUsualPlans } from './planning'
import { useWriting } from './writing'
import type { Vocabulary } from '../../../contract/activities/activities'
import type { SessionView } from '../../../contract/people/profile'
import { categoryTone } from '../../../components/category'
import { Page } from '../../../components/page'
import { More, What, Where } from './basics'
import { WarningsSheet } from '../warnings-sheet'
import { StartingPoints } from './beginning'
import { BottomBar } from './bottom-bar'
import { Clash } from './clash'
import { ComingSection } from './coming'
import { ConsequencesSheet } from './consequences-sheet'
import { Hosts } from './hosts'
import { Positions } from './positions'
import { Preview } from './preview'
import type { QuestionProps } from './questions'
import { RestoredNotice } from '../../../components/restored-notice'
import { Services } from './services'
import { NEW_VISIT, type Start } from './start'
import { useSubmission } from './use-submission'
import { When } from './when'

interface PublishFormProps {
  title: string
  start: Start
  session: SessionView
  vocabulary: Vocabulary
  onStartAgain: () => void
}

/** The form of an activity on one page. Typed text survives a missing network, refusals and a killed app. */
export function PublishForm({ title, start, session, vocabulary, onStartAgain }: PublishFormProps) {
  const now = useNow()
  const writing = useWriting(start.draft, start.isRestored)
  const submission = useSubmission(writing, now)
  const plans = useUsualPlans().data
  const usual = plans && { ...plans, towns: vocabulary.towns }
  const { problems, submit, isAsking, agree, stopAsking, warnings } = submission
  const { form, key, activityId, version } = writing.draft
  // In a plan that is stored already, no field changes automatically, since its organiser has read it.
  const change = (part: Partial<PlanForm>) => submission.change(usual && version === null ? changed(usual, form, part) : part)
  const isReviewed = !session.isAdministrator && session.organises.some(({ id, isTrusted }) => id === form.leadId && !isTrusted)
  const questions: QuestionProps = { form, onChange: change, problems, vocabulary, usual, usualAnswers: plans, session, now }
  return (
    <Page
      title={title}
      className={categoryTone(form.categories)}
      bottom={
        <BottomBar
          writing={writing}
          problems={problems}
          onSubmit={submit}
          isAsking={isAsking}
          isLooking={submission.isLooking}
          isReviewed={isReviewed}
        />
      }
    >
      {start.isRestored ? <RestoredNotice isChange={key === activityId} onStartAgain={onStartAgain} /> : null}
      <View id="plan-top" />
      <Clash writing={writing} vocabulary={vocabulary} onChange={change} />
      <View className={`stack publish-form ${writing.save.isPending ? 'publish-busy' : ''}`}>
        {key === NEW_VISIT && version === null ? <StartingPoints {...questions} base={writing.draft.base} /> : null}
        <What {...questions} />
        <When {...questions} />
        <Where {...questions} />
        <Services {...questions} />
        <ComingSection {...questions} />
        <Positions {...questions} />
        <Hosts {...questions} />
        <More {...questions} />
        <Preview form={form} vocabulary={vocabulary} phones={plans?.phones ?? {}} />
      </View>
      {warnings.length > 0 ? <WarningsSheet warnings={warnings} onAgree={submission.publish} onClose={submission.keepWriting} /> : null}
      {isAsking ? <ConsequencesSheet writing={writing} onAgree={agree} onClose={stopAsking} /> : null}
    </Page>
  )
}
