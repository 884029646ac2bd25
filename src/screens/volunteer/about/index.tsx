/** 关于: the base in its own words, open to everybody without an account. */
import { View } from '@tarojs/components'
import { useVocabulary } from '../../../client/activities/activities'
import { useBaseTexts } from '../../../client/vocabulary'
import { useRefreshOnPull, useRefreshOnShow } from '../../../client/wire/refresh'
import { Loading } from '../../../components/loading'
import { Page } from '../../../components/page'
import { Section } from '../../../components/section'
import './index.css'

export default function AboutPage() {
  const query = useBaseTexts()
  const base = useVocabulary().data?.base
  useRefreshOnShow()
  useRefreshOnPull()
  return (
    <Page title="关于">
      {query.data ? (
        <Section title={base?.name ?? '关于'}>
          <View id="about-text" className="about-text">
            {query.data.about.text || '基地还没有写介绍。'}
          </View>
        </Section>
      ) : (
        <Loading queries={[query]} shape="rows" />
      )}
    </Page>
  )
}
