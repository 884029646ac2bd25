import { View } from '@tarojs/components'
import { useMoveUpPreview } from '../seats'
import { freedInWords } from '../consequence-words'

/** People who would get the freed seats, as computed by the server. */
export function FreedSeats({ activityId, positionId, free }: { activityId: string; positionId: string; free: number }) {
  const preview = useMoveUpPreview(activityId, positionId, free)
  return (
    <View id="freed-seats" className="sheet-text" role="status" aria-live="polite">
      {wordsFor(preview)}
    </View>
  )
}

function wordsFor({ data, isError }: ReturnType<typeof useMoveUpPreview>): string {
  if (data) return `空出来的名额：${freedInWords(data)}`
  return isError ? '空出来的名额会按顺序递补。' : '正在看谁会递补…'
}
