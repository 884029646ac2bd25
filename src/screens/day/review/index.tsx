/** 考勤核对: open decisions first, then all people, then closing. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useNow } from '../../../client/phone/clock'
import { openPage } from '../../../client/phone/navigation'
import { useRefreshOnPull, useRefreshOnShow } from '../../../client/wire/refresh'
import { useReview } from './closing'
import type { AttendanceReview, ReviewPerson } from '../../../contract/records/records'
import { categoryTone } from '../../../components/category'
import { OfflineBar } from '../../../components/offline-bar'
import { Page } from '../../../components/page'
import { Loading } from '../../../components/loading'
import { CloseBar } from './close-bar'
import { CorrectSheet } from './correct-sheet'
import { Disputes } from './disputes'
import { Doubts } from './doubts'
import { ReviewHead } from './head'
import { MissingOuts } from './missing-outs'
import { People } from './people'
import './index.css'

const toDesk = { label: '回到工作台', go: () => openPage('organiser/desk') }

export default function ReviewPage() {
  const id = useRouter().params['id'] ?? ''
  const query = useReview(id)
  useRefreshOnShow()
  useRefreshOnPull()
  const review = query.data
  if (!review) {
    return (
      <Page title="考勤核对">
        <Loading queries={[query]} isBroken={id === ''} shape="rows" wayBack={toDesk} />
      </Page>
    )
  }
  return (
    <Page title="考勤核对" className={categoryTone(review.activity.categories)} bottom={<CloseBar review={review} />}>
      <OfflineBar queries={[query]} />
      <Day review={review} />
    </Page>
  )
}

function Day({ review }: { review: AttendanceReview }) {
  const now = useNow()
  const [corrected, setCorrected] = useState<ReviewPerson>()
  const isBegun = now >= review.activity.startsAt
  return (
    <View className="stack">
      <ReviewHead review={review} />
      {now >= review.activity.endsAt ? <MissingOuts review={review} onCorrect={setCorrected} /> : null}
      <Disputes review={review} onCorrect={setCorrected} />
      <Doubts review={review} onCorrect={setCorrected} />
      <People review={review} onCorrect={isBegun ? setCorrected : undefined} />
      {corrected ? <CorrectSheet review={review} person={corrected} onClose={() => setCorrected(undefined)} /> : null}
    </View>
  )
}
