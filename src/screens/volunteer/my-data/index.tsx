/** Everything that is kept about the user, as a page and as files, and the ways to take a consent back and to leave. */
import { View } from '@tarojs/components'
import { openPage } from '../../../client/phone/navigation'
import { useRefreshOnPull, useRefreshOnShow } from '../../../client/wire/refresh'
import { useSession } from '../../../client/people/session'
import { Button } from '../../../components/button'
import { Failed } from '../../../components/empty'
import { FaultNotice, Notice } from '../../../components/notice'
import { OfflineBar } from '../../../components/offline-bar'
import { Page } from '../../../components/page'
import { Skeleton } from '../../../components/skeleton'
import { SignInInvitation } from '../not-known'
import { useOwnData, useOwnFile } from '../own-data'
import { OwnSectionCard } from './own-section'
import './index.css'

export default function MyDataPage() {
  const session = useSession()
  const isKnown = session.data?.profile != null
  const query = useOwnData(isKnown)
  useRefreshOnShow()
  useRefreshOnPull()
  return (
    <Page title="我的数据">
      <OfflineBar queries={[query]} />
      {session.data && !isKnown ? <SignInInvitation session={session.data} words="填写姓名和手机号之后，这里才有您的数据。" /> : null}
      {isKnown ? (
        <>
          <View className="card">这里是我们保存的、关于您的全部数据。登录用的微信号不显示，只用来认出您。</View>
          <Files />
          {query.data?.map((section) => (
            <OwnSectionCard key={section.id} section={section} />
          ))}
        </>
      ) : null}
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
      {isKnown ? (
        <View className="my-data-block stack">
          <Button id="to-consents" kind="quiet" onTap={() => openPage('volunteer/profile')}>
            修改资料、收回同意
          </Button>
          <Button id="to-leaving" kind="quiet" onTap={() => openPage('volunteer/leaving')}>
            注销
          </Button>
        </View>
      ) : null}
    </Page>
  )
}

function Files() {
  const workbook = useOwnFile('xlsx')
  const json = useOwnFile('json')
  const refused = [workbook, json].find(({ data }) => data && !data.ok)
  const isBusy = workbook.isPending || json.isPending
  return (
    <View className="my-data-block stack">
      <Button
        id="own-xlsx"
        icon="chart"
        onTap={() => workbook.mutate()}
        isPending={workbook.isPending}
        pendingText="正在整理…"
        isDisabled={isBusy}
      >
        导出表格（.xlsx）
      </Button>
      <Button id="own-json" kind="quiet" onTap={() => json.mutate()} isPending={json.isPending} pendingText="正在整理…" isDisabled={isBusy}>
        导出 JSON 文件
      </Button>
      {refused?.data && !refused.data.ok ? (
        <Notice tone="warn" icon="alert" isAnswer>
          {`今天已经导出 ${refused.data.about ?? ''} 次，明天再来。`}
        </Notice>
      ) : null}
      <FaultNotice of={workbook.error ?? json.error} />
    </View>
  )
}
