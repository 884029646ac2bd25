/** 隐私说明: who is responsible, what is collected, who sees it, how long it is kept. Open to everybody, also without a network. */
import { View } from '@tarojs/components'
import { useVocabulary } from '../../../client/activities/activities'
import { useBaseTexts } from '../../../client/vocabulary'
import { openPage } from '../../../client/phone/navigation'
import { callPhone } from '../../../client/phone/screen'
import { Button } from '../../../components/button'
import { Page } from '../../../components/page'
import { Section } from '../../../components/section'
import {
  COLLECTED,
  COMPLAINT,
  type Item,
  KEPT,
  KEPT_NOTE,
  NOT_COLLECTED,
  READERS,
  RIGHTS,
  type ResponsibleBase,
  SHORT,
  WITHOUT_ACCOUNT,
  askWords,
  versionInWords,
} from './texts'
import './index.css'

/** Shown until the base's own name is known. */
const UNKNOWN: ResponsibleBase = { name: '本基地' }

export default function PrivacyPage() {
  const base: ResponsibleBase = useVocabulary().data?.base ?? UNKNOWN
  const own = useBaseTexts().data?.privacy.text
  return (
    <Page title="隐私说明">
      <View className="stack">
        <Section title="谁负责" aside={versionInWords()}>
          <View id="privacy-responsible">{base.name}负责保管和使用您的信息。</View>
          <View className="privacy-words">{SHORT}</View>
        </Section>
        <Section title="记什么，为什么">
          <Items of={COLLECTED} />
          <View className="privacy-words">{NOT_COLLECTED}</View>
          <View className="privacy-words">{WITHOUT_ACCOUNT}</View>
        </Section>
        <Section title="谁看得到">
          <Items of={READERS} />
        </Section>
        <Section title="留多久">
          <Items of={KEPT} />
          <View className="privacy-words">{KEPT_NOTE}</View>
        </Section>
        <Section title="您可以">
          <Items of={RIGHTS} />
          <View className="privacy-action">
            <Button kind="quiet" isSmall onTap={() => openPage('main/me')}>
              去“我的”
            </Button>
          </View>
        </Section>
        <Ask base={base} />
        {own ? (
          <Section title={`${base.name}的补充`}>
            <View className="privacy-own">{own}</View>
          </Section>
        ) : null}
      </View>
    </Page>
  )
}

function Ask({ base }: { base: ResponsibleBase }) {
  const { name, contactPhone } = base
  return (
    <Section title="问谁">
      <View id="privacy-ask">{askWords(base)}</View>
      {contactPhone ? (
        <View className="privacy-action">
          <Button id="privacy-call" icon="phone" onTap={() => callPhone(contactPhone)}>
            {`给${name}打电话 ${contactPhone}`}
          </Button>
        </View>
      ) : null}
      <View className="privacy-words">{COMPLAINT}</View>
    </Section>
  )
}

const Items = ({ of }: { of: readonly Item[] }) => (
  <>
    {of.map(({ title, words }) => (
      <View key={title} className="privacy-item">
        <View className="strong">{title}</View>
        <View>{words}</View>
      </View>
    ))}
  </>
)
