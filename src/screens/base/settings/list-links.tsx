import { View } from '@tarojs/components'
import { openPage } from '../../../client/phone/navigation'
import { Section } from '../../../components/section'
import { Tap } from '../../../components/tap'
import '../list.css'

const LINKS = [
  { id: 'naming', page: 'base/naming', name: '名称和电话', note: '基地的名称、咨询电话和接电话的时间' },
  { id: 'towns', page: 'base/towns', name: '乡镇', note: '乡镇、街道' },
  { id: 'categories', page: 'base/categories', name: '类别', note: '文化、卫生、法律……' },
  { id: 'skills', page: 'base/skill-list', name: '专长', note: '哪些要组织核实' },
  { id: 'templates', page: 'base/templates', name: '活动模板', note: '常用的服务和岗位' },
  { id: 'places', page: 'base/places', name: '常用地点', note: '发布活动时点一下就填好' },
  { id: 'sayings', page: 'base/sayings', name: '居民的说法', note: '搜“剃头”，找到“理发”' },
  { id: 'holidays', page: 'base/holidays', name: '节假日', note: '国务院的放假和调休安排' },
  { id: 'texts', page: 'base/texts', name: '公开的说明', note: '关于、隐私说明里的补充' },
] as const

/** Links to the base's name, its own lists and texts. */
export const ListLinks = () => (
  <Section title="基地的名称、清单和说明">
    {LINKS.map(({ id, page, name, note }) => (
      <Tap key={id} id={`to-${id}`} className="list-link-row ruled" role="link" onTap={() => openPage(page)}>
        <View className="strong">{name}</View>
        <View className="small">{note}</View>
      </Tap>
    ))}
  </Section>
)
