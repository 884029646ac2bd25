/** 基地设置: the base's own lists and texts, and rules that it decides for itself. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { now } from '../../../client/phone/clock'
import { showToast } from '../../../client/phone/screen'
import { useRefreshOnPull } from '../../../client/wire/refresh'
import type { SettingsView } from '../../../contract/attendance/settings'
import type { ServiceBegins } from '../../../domain/attendance/served'
import { dayInWords } from '../../../domain/calendar/calendar'
import { Button } from '../../../components/button'
import { ChoiceList } from '../../../components/choice-list'
import { Loading } from '../../../components/loading'
import { FaultNotice, Notice } from '../../../components/notice'
import { Page } from '../../../components/page'
import { Section } from '../../../components/section'
import { ForRole } from '../for-role'
import { useSetServiceBegins, useSettings } from '../settings'
import { ListLinks } from './list-links'

const CHOICES: { id: ServiceBegins; name: string; note: string }[] = [
  { id: 'planned-start', name: '从计划的开始时间算', note: '早到的时间不算。9:00 开始，8:40 到，从 9:00 算起。' },
  { id: 'arrival', name: '从到场算', note: '最多提前半小时。9:00 开始，8:40 到，从 8:40 算起。' },
]

const nameOf = (begins: ServiceBegins): string => CHOICES.find(({ id }) => id === begins)?.name ?? ''

export default function SettingsPage() {
  return (
    <ForRole title="基地设置" whose="基地管理员">
      {() => <Settings />}
    </ForRole>
  )
}

function Settings() {
  const query = useSettings()
  useRefreshOnPull()
  return (
    <Page title="基地设置">
      <View className="stack">
        <ListLinks />
        {query.data ? <Begins settings={query.data} /> : <Loading queries={[query]} shape="rows" />}
      </View>
    </Page>
  )
}

function Begins({ settings: { begins, next } }: { settings: SettingsView }) {
  const planned = next?.begins ?? begins
  const [picked, setPicked] = useState<ServiceBegins>()
  const change = useSetServiceBegins()
  const chosen = picked ?? planned
  const send = () =>
    change.mutate(chosen, {
      onSuccess: () => {
        setPicked(undefined)
        showToast('已保存')
      },
    })
  return (
    <Section title="服务时间从什么时候算起">
      <ChoiceList
        id="begins"
        label="服务时间从什么时候算起"
        choices={CHOICES}
        chosen={[chosen]}
        onChange={([id]) => setPicked(id === 'arrival' ? 'arrival' : 'planned-start')}
      />
      {next ? (
        <Notice tone="plain" icon="clock">
          现在{nameOf(begins)}；{dayInWords(next.since, now())}起的活动{nameOf(next.begins)}。
        </Notice>
      ) : null}
      <View className="small">从明天的活动起生效。以前的活动不变，已经算好的小时不会动。</View>
      <FaultNotice of={change.error} />
      <Button id="save-settings" isPending={change.isPending} isDisabled={chosen === planned} reason="没有改动" onTap={send}>
        保存
      </Button>
    </Section>
  )
}
