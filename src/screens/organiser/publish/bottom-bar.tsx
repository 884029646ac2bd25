import { View } from '@tarojs/components'
import { type PlanProblem, fieldOf } from '../../../client/activities/plan-problems'
import type { Writing } from './writing'
import { Button } from '../../../components/button'
import { AnyRefusal } from '../../../components/any-refusal'
import { NoRoomNotice } from '../../../components/no-room-notice'
import { FaultNotice } from '../../../components/notice'
import { fieldNames } from './texts'
import type { SaveIntent } from './use-submission'

interface BottomBarProps {
  writing: Writing
  problems: readonly PlanProblem[]
  onSubmit: (wish: SaveIntent) => void
  /** True while a sheet over the page is open, which shows errors itself. */
  isAsking: boolean
  /** True while the warnings are being requested. */
  isLooking: boolean
  /** True if the administrator reviews the activity before publication. */
  isReviewed: boolean
}

/** The buttons for saving and publishing, and the reasons for a failure. */
export function BottomBar({ writing, problems, onSubmit, isAsking, isLooking, isReviewed }: BottomBarProps) {
  const { draft, save, isOnPhone } = writing
  const { data, error } = isAsking ? { data: undefined, error: null } : save
  // A refusal about a field is shown at that field instead.
  const answer = data?.ok === false && data.reason !== 'changed-meanwhile' && fieldOf(data.reason) === null ? data : undefined
  return (
    <View id="plan-bottom">
      <NoRoomNotice isOnPhone={isOnPhone} wayOut="存草稿" />
      <AnyRefusal of={answer} />
      <FaultNotice of={error} />
      {error ? <View className="small publish-safe">写的内容都在手机上，不会丢。</View> : null}
      {problems.length > 0 ? (
        <View id="plan-problems" className="small publish-wrong" role="alert">
          还要改：{[...new Set(problems.map(({ field }) => fieldNames[field]))].join('、')}
        </View>
      ) : null}
      {draft.isPublished ? <SaveChanges save={save} onSubmit={onSubmit} /> : null}
      {draft.isSubmitted ? <SaveSubmitted save={save} onSubmit={onSubmit} /> : null}
      {draft.isPublished || draft.isSubmitted ? null : (
        <SaveOrPublish save={save} onSubmit={onSubmit} isLooking={isLooking} isReviewed={isReviewed} />
      )}
    </View>
  )
}

type ButtonsProps = { save: Writing['save']; onSubmit: BottomBarProps['onSubmit'] }

const SaveChanges = ({ save, onSubmit }: ButtonsProps) => (
  <>
    <Button id="save-changes" onTap={() => onSubmit('publish')} isPending={save.isPending} pendingText="正在查看影响…">
      保存修改
    </Button>
    <View className="small publish-hint">保存前，先告诉您会影响到谁。</View>
  </>
)

const SaveSubmitted = ({ save, onSubmit }: ButtonsProps) => (
  <>
    <Button id="save-changes" onTap={() => onSubmit('draft')} isPending={save.isPending} pendingText="正在保存…">
      保存修改
    </Button>
    <View className="small publish-hint">已经提交，管理员会看到改过的。</View>
  </>
)

type NewProps = ButtonsProps & Pick<BottomBarProps, 'isLooking' | 'isReviewed'>

function SaveOrPublish({ save: { isPending, variables }, onSubmit, isLooking, isReviewed }: NewProps) {
  const isPublishing = isLooking || (isPending && variables.toPublish)
  return (
    <View className="publish-buttons">
      <View className="publish-button">
        <Button
          id="save-draft"
          kind="quiet"
          onTap={() => onSubmit('draft')}
          isPending={isPending && !isPublishing}
          isDisabled={isLooking}
          pendingText="正在保存…"
        >
          存草稿
        </Button>
      </View>
      <View className="publish-button">
        <Button
          id="publish"
          onTap={() => onSubmit('publish')}
          isPending={isPublishing}
          pendingText={isReviewed ? '正在提交…' : '正在发布…'}
        >
          {isReviewed ? '提交审核' : '发布'}
        </Button>
      </View>
    </View>
  )
}
