/** 活动模板: the usual services and positions of visits, from which the publish form is filled. */
import { useVocabulary } from '../../../client/activities/activities'
import { ListPage } from '../list-page'
import { TemplateFields } from './template-fields'
import { TOWN_IN_WORDS, templateProblem } from './template-words'

export default function TemplatesPage() {
  const categories = useVocabulary().data?.categories ?? []
  return (
    <ListPage
      of="templates"
      title="活动模板"
      noun="模板"
      hint="发布活动时点一下模板，常用的服务和岗位就填好了。改了这里，已经写好的活动不变。"
      blank={{ name: '', categoryId: '', title: ` · ${TOWN_IN_WORDS.stored}`, word: '', minutes: 180, services: [], positions: [] }}
      lineOf={({ categoryId, services, positions }) =>
        `${categories.find(({ id }) => id === categoryId)?.name ?? ''} · ${services.length} 项服务 · ${positions.length} 个岗位`
      }
      Fields={TemplateFields}
      problemOf={templateProblem}
    />
  )
}
