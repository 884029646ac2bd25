import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { useNow } from '../../client/clock'
import { goBack, replaceOrganiserPage } from '../../client/navigation'
import type { PlanForm } from '../../client/plan-form'
import { type PlanProblem, fieldOf, problemsIn } from '../../client/plan-problems'
import { say } from '../../client/screen'
import { scrollTo } from '../../client/scroll'
import { useWriting } from '../../client/writing'
import type { Vocabulary } from '../../contract/activities'
import type { RefusalCode } from '../../contract/codes'
import type { SessionView } from '../../contract/profile'
import { categoryTone } from '../../components/category'
import { Page } from '../../components/page'
import { More, What, Where } from './basics'
import { BottomBar } from './bottom-bar'
import { Clash } from './clash'
import { Hosts } from './hosts'
import { Positions } from './positions'
import { Preview } from './preview'
import { type QuestionProps, questionId } from './questions'
import { RestoredNotice } from './restored-notice'
import { Services } from './services'
import type { Start } from './start'
import { When } from './when'

interface PublishFormProps {
  title: string
  start: Start
  session: SessionView
  vocabulary: Vocabulary
  onStartAgain: () => void
}

/** All of an activity on one page. Nothing typed here is lost: not offline, not refused, not killed. */
export function PublishForm({ title, start, session, vocabulary, onStartAgain }: PublishFormProps) {
  const now = useNow()
  const writing = useWriting(start.kept)
  const { form, isPublished, version, key, activityId } = writing.kept
  const [tried, setTried] = useState<'draft' | 'publish'>()
  const aim = { isForPublic: isPublished || tried === 'publish', now }
  const problems = [...(tried ? problemsIn(form, aim) : []), ...refusedAt(writing.save.data)]

  const refused = writing.save.data?.ok === false ? writing.save.data.reason : null
  useEffect(() => {
    if (refused !== null) scrollTo(whereOf(refused))
  }, [refused])

  const change = (part: Partial<PlanForm>) => {
    // What the server said was about the text before.
    if (writing.save.data || writing.save.error) writing.save.reset()
    writing.change(part)
  }
  const submit = (wish: 'draft' | 'publish') => {
    setTried(wish)
    writing.save.reset()
    const [first] = problemsIn(form, { isForPublic: isPublished || wish === 'publish', now })
    if (first) return scrollTo(questionId(first.field))
    writing.merge.reset()
    writing.save.mutate({ toPublish: wish === 'publish' && !isPublished }, { onSuccess: (answer) => answer.ok && leave(wish) })
  }
  const leave = (wish: 'draft' | 'publish') => {
    say(isPublished ? '已保存' : wish === 'publish' ? '已发布' : '已存为草稿')
    if (key === activityId) goBack()
    else replaceOrganiserPage('activity', { id: activityId })
  }

  const questions: QuestionProps = { form, onChange: change, problems, vocabulary, session, now }
  return (
    <Page
      title={title}
      className={categoryTone(form.categories)}
      bottom={<BottomBar writing={writing} problems={problems} isNew={version === null} onSubmit={submit} />}
    >
      {start.isRestored ? <RestoredNotice isChange={key === activityId} onStartAgain={onStartAgain} /> : null}
      <View id="plan-top" />
      <Clash writing={writing} vocabulary={vocabulary} onChange={change} />
      <View className={`stack plan-form ${writing.save.isPending ? 'plan-busy' : ''}`}>
        <What {...questions} />
        <When {...questions} />
        <Where {...questions} />
        <Services {...questions} />
        <Positions {...questions} />
        <Hosts {...questions} />
        <More {...questions} />
        <Preview form={form} vocabulary={vocabulary} />
      </View>
    </Page>
  )
}

/** The question that a refusal is about, or the words above them all. */
function whereOf(reason: RefusalCode): string {
  const field = fieldOf(reason)
  return field ? questionId(field) : 'plan-top'
}

/** The server's refusal at the question it is about. */
function refusedAt(answer: ReturnType<typeof useWriting>['save']['data']): PlanProblem[] {
  if (!answer || answer.ok) return []
  const field = fieldOf(answer.reason)
  return field ? [{ field, reason: answer.reason, about: answer.about }] : []
}
