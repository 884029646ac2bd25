/** 活动小结: services given, people who came, and a note. The text is stored on the phone while it is written. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useAddPhotos } from './adding-photos'
import { useNow } from '../../../client/phone/clock'
import { goBack, openPage } from '../../../client/phone/navigation'
import { useOutcome, useOutcomeForm, useReportOutcome } from './outcomes'
import { askBeforeLeaving, showToast } from '../../../client/phone/screen'
import { scrollTo } from '../../../client/phone/scroll'
import type { OutcomeView } from '../../../contract/records/outcomes'
import { Button } from '../../../components/button'
import { categoryTone } from '../../../components/category'
import { Empty } from '../../../components/empty'
import { AnyRefusal } from '../../../components/any-refusal'
import { NoRoomNotice } from '../../../components/no-room-notice'
import { FaultNotice, Notice } from '../../../components/notice'
import { Page } from '../../../components/page'
import { Loading } from '../../../components/loading'
import { Fields } from './fields'
import { reportOf, formErrors } from './form'
import { OutcomeHead } from './head'
import { Photos } from './photos'
import './index.css'

const toDesk = { label: '回到工作台', go: () => openPage('organiser/desk') }

export default function OutcomePage() {
  const id = useRouter().params['id'] ?? ''
  const query = useOutcome(id)
  const now = useNow()
  const view = query.data
  if (view && now >= view.activity.endsAt && view.activity.status === 'published') {
    return <Report view={view} onLookAgain={async () => (await query.refetch()).data?.reportedAt ?? null} />
  }
  return (
    <Page title="活动小结">
      {view ? (
        <Empty icon="clock" title="活动还没有结束" text="结束以后再来写小结。" action={toDesk} />
      ) : (
        <Loading queries={[query]} isBroken={id === ''} shape="rows" wayBack={toDesk} />
      )}
    </Page>
  )
}

function Report({ view, onLookAgain }: { view: OutcomeView; onLookAgain: () => Promise<number | null> }) {
  const { form, seen, isRestored, isOnPhone, change, catchUp, drop } = useOutcomeForm(view)
  const [wasTried, setWasTried] = useState(false)
  const report = useReportOutcome()
  const adds = useAddPhotos(view)
  const isSending = adds.adding.length > 0
  useEffect(() => (isSending ? askBeforeLeaving('还有照片没有传完，现在离开可能传不上去。要离开吗？') : undefined), [isSending])
  const wrong = formErrors(form, view.services)
  const send = () => {
    setWasTried(true)
    const [first] = wrong.keys()
    if (first !== undefined) return scrollTo(`outcome-${first}`)
    report.mutate(
      { activityId: view.activity.id, seen, ...reportOf(form, view.services) },
      {
        onSuccess: (answer) => {
          if (answer.ok) {
            catchUp(answer.reportedAt)
            drop()
            showToast(isSending ? '小结已保存，照片还没有传完' : '小结已保存')
            if (!isSending) goBack()
          } else if (answer.reason === 'reported-meanwhile') void onLookAgain().then(catchUp)
        },
      },
    )
  }
  return (
    <Page
      title="活动小结"
      className={categoryTone(view.activity.categories)}
      bottom={
        <>
          <AnyRefusal of={report.data} />
          <FaultNotice of={report.error} />
          {report.error ? <View className="small outcome-safe">写的内容都在手机上，不会丢。</View> : null}
          <Button id="report-outcome" onTap={send} isPending={report.isPending} pendingText="正在保存…">
            {view.reportedAt === null ? '保存小结' : '保存改动'}
          </Button>
        </>
      }
    >
      {isRestored ? (
        <Notice tone="plain" icon="history">
          上次填写的内容还没有保存，已为您恢复。
        </Notice>
      ) : null}
      <NoRoomNotice isOnPhone={isOnPhone} wayOut="保存" />
      <OutcomeHead view={view} />
      <Fields view={view} form={form} wrong={wasTried ? wrong : new Map()} onChange={change} />
      <Photos view={view} adds={adds} />
    </Page>
  )
}
