/** 组织: the base's organisations, their names and merges. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useOrganisations } from '../organisations'
import type { OrganisationView } from '../../../contract/people/organisations'
import { Button } from '../../../components/button'
import { Page } from '../../../components/page'
import { Tap } from '../../../components/tap'
import { TextInput } from '../../../components/text-input'
import { Loading } from '../../../components/loading'
import { ForRole } from '../for-role'
import { OrganisationSheet } from './organisation-sheet'
import { MergeSheet } from './merge-sheet'
import './index.css'
import '../base-more.css'

export default function OrganisationsPage() {
  return (
    <ForRole title="组织" whose="基地管理员">
      {() => <Organisations />}
    </ForRole>
  )
}

type OpenSheet = { what: 'edit' | 'merge'; organisation: OrganisationView } | { what: 'add' }

function Organisations() {
  const query = useOrganisations()
  const [sheet, setSheet] = useState<OpenSheet>()
  const stop = () => setSheet(undefined)
  const all = query.data ?? []
  return (
    <Page
      title="组织"
      bottom={
        <Button id="add-organisation" icon="plus" onTap={() => setSheet({ what: 'add' })}>
          加一个组织
        </Button>
      }
    >
      {query.data ? null : <Loading queries={[query]} shape="rows" />}
      {query.data ? <List all={all} onAsk={setSheet} /> : null}
      {sheet?.what === 'add' ? <OrganisationSheet onClose={stop} /> : null}
      {sheet?.what === 'edit' ? (
        <OrganisationSheet
          organisation={sheet.organisation}
          onClose={stop}
          onMerge={() => setSheet({ what: 'merge', organisation: sheet.organisation })}
        />
      ) : null}
      {sheet?.what === 'merge' ? <MergeSheet all={all} from={sheet.organisation} onClose={stop} /> : null}
    </Page>
  )
}

/** Rows shown at first, because WeChat renders hundreds of them slowly. */
const SHOWN_AT_ONCE = 40

function List({ all, onAsk }: { all: readonly OrganisationView[]; onAsk: (sheet: OpenSheet) => void }) {
  const [text, setText] = useState('')
  const [most, setMost] = useState(SHOWN_AT_ONCE)
  const found = all.filter(({ name, shortName, aliases }) => [name, shortName, ...aliases].some((word) => word.includes(text.trim())))
  return (
    <View className="stack">
      <TextInput
        id="organisations-search"
        label="找组织"
        kind="search"
        placeholder="名称、简称或别名"
        value={text}
        onChange={setText}
        maxLength={20}
      />
      <View id="organisations" className="card organisations-list">
        <View className="small organisations-count">{found.length} 个组织</View>
        {found.slice(0, most).map((organisation) => (
          <Tap
            key={organisation.id}
            id={`organisation-${organisation.id}`}
            className="organisations-row ruled"
            onTap={() => onAsk({ what: 'edit', organisation })}
          >
            <View className="strong">{organisation.name}</View>
            <View className="small">{wordsOf(organisation)}</View>
          </Tap>
        ))}
        {found.length > most ? (
          <Tap className="base-more" onTap={() => setMost(most + SHOWN_AT_ONCE)}>
            还有 {found.length - most} 个
          </Tap>
        ) : null}
      </View>
    </View>
  )
}

const wordsOf = ({ shortName, aliases, activities, people, roster }: OrganisationView): string =>
  [
    shortName,
    ...(aliases.length > 0 ? [`${aliases.length} 个别名`] : []),
    `${activities} 场活动`,
    ...(people > 0 ? [`${people} 位志愿者`] : []),
    ...(roster > 0 ? [`名册 ${roster} 人`] : []),
  ].join(' · ')
