/** 再办很多场: many visits made from one by a rule. All days are shown in both calendars before the visits are made. */
import { useRouter } from '@tarojs/taro'
import { useVocabulary } from '../../../client/activities/activities'
import { useNow } from '../../../client/phone/clock'
import { useDeskActivity } from '../../../client/activities/desk'
import { openPage } from '../../../client/phone/navigation'
import { useSeriesPreview } from '../series'
import { useSeriesWriting } from './writing'
import { useSession } from '../../../client/people/session'
import type { Vocabulary } from '../../../contract/activities/activities'
import type { DeskActivity } from '../../../contract/activities/desk'
import type { SessionView } from '../../../contract/people/profile'
import { categoryTone } from '../../../components/category'
import { Page } from '../../../components/page'
import { RestoredNotice } from '../../../components/restored-notice'
import { Loading } from '../../../components/loading'
import { SourceCard } from '../source-card'
import { BottomBar } from './bottom-bar'
import { Dates } from './dates'
import { newSeriesForm, seriesPlanOf } from './series-form'
import { Leads } from './leads'
import { SeriesName } from './name'
import { Rule } from './rule'
import { Span } from './span'
import './index.css'

const toDesk = { label: '回到工作台', go: () => openPage('organiser/desk') }

export default function NewSeriesPage() {
  const id = useRouter().params['id'] ?? ''
  const source = useDeskActivity(id)
  const session = useSession()
  const vocabulary = useVocabulary()
  if (source.data && session.data && vocabulary.data) {
    return <Planner source={source.data} session={session.data} vocabulary={vocabulary.data} />
  }
  return (
    <Page title="再办很多场">
      <Loading queries={[source, session, vocabulary]} isBroken={id === ''} shape="detail" wayBack={toDesk} />
    </Page>
  )
}

function Planner({ source, session, vocabulary }: { source: DeskActivity; session: SessionView; vocabulary: Vocabulary }) {
  const now = useNow()
  const leads = session.organises
  const leadIds = leads.map(({ id }) => id)
  const fresh = () => newSeriesForm({ ...source, leadId: source.plan.leadId }, leadIds, now)
  const { form, change, ...writing } = useSeriesWriting(source.id, fresh, leadIds)
  const preview = useSeriesPreview(source.id, seriesPlanOf(form))
  return (
    <Page
      title="再办很多场"
      className={categoryTone(source.categories)}
      bottom={<BottomBar source={source} form={form} isOnPhone={writing.isOnPhone} preview={preview} create={writing.create} />}
    >
      {writing.isRestored ? <RestoredNotice isChange={false} onStartAgain={writing.startAgain} /> : null}
      <SourceCard heading={source} words="照着这一场" now={now} />
      <Rule form={form} onChange={change} />
      <Span form={form} onChange={change} />
      <Leads form={form} leads={leads} onChange={change} />
      <Dates form={form} preview={preview} organisations={vocabulary.organisations} onChange={change} />
      <SeriesName form={form} onChange={change} />
    </Page>
  )
}
