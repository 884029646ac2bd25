import { View } from '@tarojs/components'
import { useTakeBack } from '../../../client/activities/desk'
import { openPage } from '../../../client/phone/navigation'
import { useSession } from '../../../client/people/session'
import { Button } from '../../../components/button'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice, Notice } from '../../../components/notice'

/** Notice for a submitted activity, with a button for taking it back, and a link to the review for the administrator. */
export function SubmittedNotice({ activityId }: { activityId: string }) {
  const isAdministrator = useSession().data?.isAdministrator ?? false
  const takeBack = useTakeBack()
  return (
    <View className="stack">
      <Notice tone="plain" icon="clock">
        已经提交，等管理员审核。审核通过后，村民和志愿者才能看到。
      </Notice>
      {isAdministrator ? (
        <Button id="to-submissions" onTap={() => openPage('organiser/submissions')}>
          去审核
        </Button>
      ) : null}
      <AnyRefusal of={takeBack.data} />
      <FaultNotice of={takeBack.error} />
      <Button
        id="take-back"
        kind="quiet"
        onTap={() => takeBack.mutate({ activityId })}
        isPending={takeBack.isPending}
        pendingText="正在撤回…"
      >
        撤回提交
      </Button>
    </View>
  )
}
