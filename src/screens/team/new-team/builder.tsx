import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '../../../client/phone/clock'
import type { ShownQuery } from '../../../client/wire/freshness'
import type { DraftInForm } from '../../../client/phone/use-draft'
import type { TeamDraft } from './team-drafts'
import { rowsOf, withRows } from '../team-form'
import { useTeamWriting } from './writing'
import type { ActivityDetail } from '../../../contract/activities/activities'
import type { ProfileView } from '../../../contract/people/profile'
import { categoryTone } from '../../../components/category'
import { ChangedNotice, seenVersionOf } from '../../../components/changed-notice'
import { ChoiceList } from '../../../components/choice-list'
import { OfflineBar } from '../../../components/offline-bar'
import { Page } from '../../../components/page'
import { Section } from '../../../components/section'
import { Visit } from '../visit'
import { BottomBar } from './bottom-bar'
import { LostPart } from './lost-part'
import { PartEditor } from './part-editor'
import { RestoredNotice } from './restored-notice'
import { Summary } from './summary'
import { useSubmission } from './use-submission'

interface BuilderProps {
  title: string
  draft: DraftInForm<TeamDraft>
  activity: ActivityDetail
  profile: ProfileView
  queries: readonly ShownQuery[]
}

/** The form of a team on one page. Typed text survives a missing network, refusals and a killed app. */
export function Builder({ title, draft, activity, profile, queries }: BuilderProps) {
  const now = useNow()
  const [seen] = useState(() => seenVersionOf(activity))
  const [wasSent] = useState(draft.draft.pending !== null)
  const writing = useTeamWriting(draft)
  const { form } = writing
  const submission = useSubmission(writing, activity, profile, now)
  const comesFor = profile.organisations.filter(({ id }) => id === form.organisationId)
  const { problems, isHopeless, change } = submission
  const isSending = writing.send.isPending
  const lost = form.parts.filter(({ positionId }) => !activity.positions.some(({ id }) => id === positionId))
  return (
    <Page
      title={title}
      className={categoryTone(activity.categories)}
      bottom={<BottomBar writing={writing} submission={submission} activity={activity} comesFor={comesFor} now={now} />}
    >
      <OfflineBar queries={queries} />
      {draft.isRestored ? <RestoredNotice wasSent={wasSent} isSending={isSending} onStartAgain={draft.startAgain} /> : null}
      <Visit activity={activity} now={now} />
      <ChangedNotice seen={seen} activity={activity} now={now} />
      <View className={`stack ${isSending ? 'new-team-busy' : ''}`}>
        <ForWhom
          profile={profile}
          chosen={form.organisationId}
          isSending={isSending}
          onChoose={(organisationId) => change({ ...form, organisationId })}
        />
        {activity.positions.map((position) => (
          <PartEditor
            key={position.id}
            position={position}
            comesFor={comesFor}
            rows={rowsOf(form, position.id)}
            others={form.parts.filter(({ positionId }) => positionId !== position.id).flatMap(({ rows }) => rows)}
            ownName={profile.name}
            problems={problems}
            isSending={isSending}
            isHopeless={isHopeless}
            onChange={(rows) => change(withRows(form, position.id, rows))}
            now={now}
          />
        ))}
        {lost.map((part) => (
          <LostPart key={part.positionId} part={part} isSending={isSending} onRemove={() => change(withRows(form, part.positionId, []))} />
        ))}
        {isHopeless ? null : <Summary form={form} activity={activity} wrong={submission.wrong} comesFor={comesFor} now={now} />}
      </View>
    </Page>
  )
}

interface ForWhomProps {
  profile: ProfileView
  chosen: string
  isSending: boolean
  onChoose: (organisationId: string) => void
}

/** The organisation that the team comes for. There is no choice for a member of only one. */
function ForWhom({ profile, chosen, isSending, onChoose }: ForWhomProps) {
  const { organisations } = profile
  const [only] = organisations
  const isVouchedFor = organisations.find(({ id }) => id === chosen)?.verified === true
  return (
    <Section title="代表哪个组织">
      {organisations.length === 1 && only?.id === chosen ? (
        <View>{only.name}</View>
      ) : (
        <ChoiceList
          id="organisation"
          label="组织"
          chosen={[chosen]}
          onChange={([id]) => id !== undefined && onChoose(id)}
          choices={organisations.map(({ id, name }) => ({ id, name, isDisabled: isSending }))}
        />
      )}
      {isVouchedFor ? null : (
        <View className="small new-team-for-whom-hint">组织还没有核实您是成员：写了名字的人都要点一次邀请来确认，您自己也是。</View>
      )}
    </Section>
  )
}
