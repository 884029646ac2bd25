/** Proof of a year's service (`?year=`): free, saved as a picture, with a code that anybody can check. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useNow } from '../../../client/phone/clock'
import { openPage } from '../../../client/phone/navigation'
import { useIssueProof, useOwnProofs } from '../proofs'
import { useRefreshOnPull } from '../../../client/wire/refresh'
import { useSession } from '../../../client/people/session'
import { yearOf } from '../../../domain/calendar/calendar'
import { Button } from '../../../components/button'
import { OfflineBar } from '../../../components/offline-bar'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice, Notice } from '../../../components/notice'
import { Page } from '../../../components/page'
import { Skeleton } from '../../../components/skeleton'
import { SignInInvitation } from '../not-known'
import { ProofPictures } from './proof-pictures'
import './index.css'

export default function ProofPage() {
  const now = useNow()
  const year = Number(useRouter().params['year']) || yearOf(now)
  const session = useSession()
  const isKnown = session.data?.profile != null
  const proofs = useOwnProofs(isKnown)
  const issue = useIssueProof()
  useRefreshOnPull()
  const issued = issue.data?.ok ? issue.data.proof : undefined
  const known = proofs.data?.find((own) => own.year === year)
  const proof = issued ?? known
  return (
    <Page title="服务记录证明">
      <OfflineBar queries={[proofs]} />
      {session.data && !isKnown ? <SignInInvitation session={session.data} /> : null}
      {isKnown ? (
        <View className="card stack">
          <View>{`写明您 ${year} 年已核对的服务记录。不收费；别人拿到证明，凭核对码就能核对。`}</View>
          {!issued && known?.hasChanged ? (
            <Notice tone="warn" icon="alert">
              记录后来有变动，和这份证明不一样了，别人核对时会看到。请按现在的记录再开一份。
            </Notice>
          ) : null}
          <AnyRefusal of={issue.data} />
          <FaultNotice of={issue.error} />
          <Button
            id="issue"
            kind={proof ? 'quiet' : 'primary'}
            icon="medal"
            onTap={() => issue.mutate({ year })}
            isPending={issue.isPending}
            pendingText="正在开…"
          >
            {proof ? '按现在的记录再开' : `开 ${year} 年的证明`}
          </Button>
        </View>
      ) : null}
      {session.isPending || (isKnown && proofs.isPending) ? <Skeleton shape="rows" /> : null}
      {proof ? <ProofPictures key={proof.code} proof={proof} /> : null}
      <View className="proof-block">
        <Button kind="quiet" icon="search" onTap={() => openPage('volunteer/check-proof', proof ? { code: proof.code } : {})}>
          核对证明
        </Button>
      </View>
    </Page>
  )
}
