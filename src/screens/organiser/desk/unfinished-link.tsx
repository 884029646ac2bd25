import type { DeskCount } from '../../../contract/activities/desk-list'
import { UNFINISHED_WORK, type UnfinishedWork } from '../../../domain/records/unfinished'
import { DeskLink } from './desk-link'

const WORDS: Record<UnfinishedWork, string> = {
  disputes: '场有异议要答复',
  review: '场考勤没有核对',
  outcome: '场小结没有写',
}

/** Link to past visits that leave work, of any age. Nothing when all is done. */
export const UnfinishedLink = ({ count, onTap }: { count: DeskCount | undefined; onTap: () => void }) =>
  count && count.visits > 0 ? (
    <DeskLink
      id="desk-unfinished"
      icon="clock"
      title={`${count.visits} 场往期活动还没有收尾`}
      words={UNFINISHED_WORK.filter((work) => count[work] > 0)
        .map((work) => `${count[work]} ${WORDS[work]}`)
        .join('，')}
      isWaiting
      onTap={onTap}
    />
  ) : null
