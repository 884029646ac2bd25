/** 信息保留: how long each kind of personal data is kept, what is due, and what the next run would end. */
import { View } from '@tarojs/components'
import { useNow } from '../../../client/phone/clock'
import { openPage } from '../../../client/phone/navigation'
import { useRefreshOnPull } from '../../../client/wire/refresh'
import type { RetainedLine, RetentionView } from '../../../contract/people/retention'
import { MOST_A_RUN, RETENTION, STAYING } from '../../../domain/people/retention'
import { Button } from '../../../components/button'
import { Loading } from '../../../components/loading'
import { FaultNotice } from '../../../components/notice'
import { OfflineBar } from '../../../components/offline-bar'
import { Page } from '../../../components/page'
import { PrivacyLink } from '../../../components/privacy-link'
import { Section } from '../../../components/section'
import { ForRole } from '../for-role'
import { useDryRun, useRetention } from '../retention'
import { dryRunLines, dueWords, removalWords, ruleWords } from './words'
import './index.css'

export default function RetentionPage() {
  return (
    <ForRole title="信息保留" whose="基地管理员">
      {() => <Retention />}
    </ForRole>
  )
}

function Retention() {
  const query = useRetention()
  useRefreshOnPull()
  return (
    <Page title="信息保留">
      <OfflineBar queries={[query]} />
      <View className="stack">
        <Section title="到期自动处理">
          <View>
            每分钟检查一次，每类一次最多 {MOST_A_RUN} 条，最早的先处理。留几天以上的，到期那天夜里处理。年度统计、服务时长和人数不会变。
          </View>
          <View className="retention-actions">
            <PrivacyLink />
          </View>
        </Section>
        <NextRun />
        {query.data ? <Answer view={query.data} /> : <Loading queries={[query]} shape="rows" />}
        <Section title="不到期的">
          {STAYING.map(({ name, until, why }) => (
            <View key={name} className="retention-kind ruled">
              <View className="strong">{name}</View>
              <View>{until}</View>
              <View className="small">{why}</View>
            </View>
          ))}
        </Section>
      </View>
    </Page>
  )
}

function NextRun() {
  const run = useDryRun()
  const { data } = run
  return (
    <Section title="试算下一次">
      <View className="small">只数一数，什么都不动。</View>
      <View id="dry-run" aria-live="polite">
        {data
          ? dryRunLines(data).map((line) => (
              <View key={line} className="retention-line">
                {line}
              </View>
            ))
          : null}
      </View>
      <FaultNotice of={run.error} />
      <View className="retention-actions">
        <Button id="try-run" kind="quiet" isSmall isPending={run.isFetching} pendingText="正在数…" onTap={() => void run.refetch()}>
          {data ? '再算一次' : '算一算'}
        </Button>
      </View>
    </Section>
  )
}

function Answer({ view: { lines, last } }: { view: RetentionView }) {
  const now = useNow()
  return (
    <>
      <Section title="留多久，为什么">
        {lines.map((line) => (
          <Kind key={line.kind} line={line} now={now} />
        ))}
      </Section>
      <Section title="最近处理的" aside="只记数量，不记姓名">
        {last.length === 0 ? <View className="small">还没有到期处理过。</View> : null}
        {last.map((removal) => (
          <View key={`${removal.at} ${removal.kind}`} className="retention-line">
            {removalWords(removal, now)}
          </View>
        ))}
        <View className="retention-actions">
          <Button kind="quiet" isSmall onTap={() => openPage('figures/audit')}>
            看操作日志
          </Button>
        </View>
      </Section>
    </>
  )
}

const Kind = ({ line, now }: { line: RetainedLine; now: number }) => (
  <View id={`retention-${line.kind}`} className="retention-kind ruled">
    <View className="strong">{RETENTION[line.kind].name}</View>
    <View>{ruleWords(line.kind)}</View>
    <View className={line.rows > 0 ? 'retention-due' : ''}>{dueWords(line, now)}</View>
    <View className="small">{RETENTION[line.kind].why}</View>
  </View>
)
