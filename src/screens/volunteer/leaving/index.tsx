/** 注销: what it means, the request, and its taking back within seven days. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '../../../client/phone/clock'
import { openPage } from '../../../client/phone/navigation'
import { showToast } from '../../../client/phone/screen'
import { useRefreshOnShow } from '../../../client/wire/refresh'
import { useSession } from '../../../client/people/session'
import type { LeavingPreview } from '../../../contract/people/leaving'
import { momentInWords } from '../../../domain/calendar/calendar'
import { isOver } from '../../../domain/people/leaving'
import { Button } from '../../../components/button'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { Failed } from '../../../components/empty'
import { FaultNotice, Notice } from '../../../components/notice'
import { OfflineBar } from '../../../components/offline-bar'
import { Page } from '../../../components/page'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { SignInInvitation } from '../not-known'
import { useAskToLeave, useLeavingPreview, useStay } from '../own-data'
import { LEAVING_REFUSALS, STAY_REFUSALS, endingAtOnce, goneLater } from './words'
import './index.css'

export default function LeavingPage() {
  const session = useSession()
  const isKnown = session.data?.profile != null
  const query = useLeavingPreview(isKnown)
  useRefreshOnShow()
  return (
    <Page title="注销">
      <OfflineBar queries={[query]} />
      {session.data && !isKnown ? <SignInInvitation session={session.data} words="您没有填写过资料，没有要注销的。" /> : null}
      {isKnown && query.data ? query.data.leavesAt === null ? <Ask preview={query.data} /> : <Stay preview={query.data} /> : null}
      {session.isPending || (isKnown && query.isPending) ? <Skeleton shape="rows" /> : null}
      {!query.data && (query.isError || (session.isError && !session.data)) ? (
        <Failed
          error={query.error ?? session.error}
          onRetry={() => {
            void session.refetch()
            if (isKnown) void query.refetch()
          }}
          wayBack={{ label: '回到我的', go: () => openPage('main/me') }}
        />
      ) : null}
    </Page>
  )
}

function Ask({ preview }: { preview: LeavingPreview }) {
  const now = useNow()
  const ask = useAskToLeave()
  const [isAsking, setAsking] = useState(false)
  const refusal = ask.data && !ask.data.ok ? ask.data.reason : preview.refusal
  const confirm = () =>
    ask.mutate(undefined, {
      onSuccess: (answer) => {
        setAsking(false)
        if (!answer.ok) return
        showToast('已申请')
        // The notice there says when it ends, and leads back to its taking back.
        openPage('main/me')
      },
    })
  return (
    <>
      <Lines title="申请后马上" lines={endingAtOnce(preview, now)} />
      <Lines title="七天后" lines={goneLater(preview)} />
      <Lines title="会留下的" lines={preview.kept} />
      <View className="small leaving-block">
        七天内可以撤回，撤回后资料、组织、权限都和原来一样；退出的报名要重新报。以后用同一个微信再来，是一个新的人。
      </View>
      {refusal === null ? (
        <View className="leaving-block">
          <Button id="leave" kind="danger" onTap={() => setAsking(true)}>
            申请注销
          </Button>
        </View>
      ) : (
        <Notice tone="warn" icon="alert" isAnswer>
          {LEAVING_REFUSALS[refusal]}
        </Notice>
      )}
      <ConfirmSheet
        isOpen={isAsking}
        title="申请注销"
        text="报名马上退出，队伍交给别人。七天后姓名、手机号和登录都删掉，不能恢复。"
        confirmLabel="申请注销"
        kind="danger"
        isPending={ask.isPending}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      >
        <FaultNotice of={ask.error} />
      </ConfirmSheet>
    </>
  )
}

function Stay({ preview }: { preview: LeavingPreview }) {
  const now = useNow()
  const stay = useStay()
  if (preview.leavesAt !== null && isOver(preview.leavesAt, now))
    return (
      <Notice tone="warn" icon="alert">
        {STAY_REFUSALS['leaving-over']}
      </Notice>
    )
  return (
    <>
      <Notice tone="warn" icon="alert">
        {`您申请了注销，${momentInWords(preview.leavesAt ?? now, now)}生效。在这之前可以撤回。`}
      </Notice>
      <View className="leaving-block stack">
        <Button
          id="stay"
          onTap={() => stay.mutate(undefined, { onSuccess: (answer) => (answer.ok ? showToast('已撤回') : undefined) })}
          isPending={stay.isPending}
          pendingText="正在撤回…"
        >
          撤回注销
        </Button>
        {stay.data && !stay.data.ok ? (
          <Notice tone="warn" icon="alert" isAnswer>
            {STAY_REFUSALS[stay.data.reason]}
          </Notice>
        ) : null}
        <FaultNotice of={stay.error} />
      </View>
      <Lines title="到时候" lines={[...goneLater(preview), '这七天里新报的名：退出']} />
      <Lines title="会留下的" lines={preview.kept} />
    </>
  )
}

const Lines = ({ title, lines }: { title: string; lines: readonly string[] }) => (
  <View className="leaving-block">
    <Section title={title}>
      {lines.map((line) => (
        <View key={line} className="leaving-line ruled">
          {line}
        </View>
      ))}
    </Section>
  </View>
)
