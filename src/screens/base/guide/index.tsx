/** 开通基地: the guide that names a new base, with its towns and organisations. */
import { View } from '@tarojs/components'
import { useVocabulary } from '../../../client/activities/activities'
import { replacePage } from '../../../client/phone/navigation'
import { Empty } from '../../../components/empty'
import { Loading } from '../../../components/loading'
import { Notice } from '../../../components/notice'
import { Page } from '../../../components/page'
import { foundingWords } from '../../../domain/base/founding-words'
import { ForRole } from '../for-role'
import { useFound } from './guide'
import { Steps } from './steps'
import './index.css'

const TITLE = '开通基地'

export default function GuidePage() {
  return (
    <ForRole title={TITLE} whose="基地管理员">
      {() => <Guide />}
    </ForRole>
  )
}

function Guide() {
  const vocabulary = useVocabulary()
  const found = useFound()
  const base = vocabulary.data?.base
  if (base === null) return <Steps title={TITLE} found={found} />
  const refused = found.data?.ok === false ? found.data : undefined
  return (
    <Page title={TITLE}>
      {base === undefined ? <Loading queries={[vocabulary]} shape="rows" /> : null}
      {refused ? (
        <Notice tone="warn" icon="alert" isAnswer>
          {foundingWords(refused)}
        </Notice>
      ) : null}
      {base ? (
        <View id="guide-founded">
          <Empty
            icon="medal"
            title={base.name}
            text="基地已经开通。接着给各组织的人“组织者”权限，就可以发布活动了。"
            action={{ label: '去给权限', go: () => replacePage('base/roles') }}
          />
        </View>
      ) : null}
    </Page>
  )
}
