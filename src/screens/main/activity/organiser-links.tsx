import { View } from '@tarojs/components'
import { openPage } from '../../../client/phone/navigation'
import { Button } from '../../../components/button'
import { Section } from '../../../components/section'

/** Links for the activity's organisers. @param canTick true while a phone may have the attendance list */
export const OrganiserLinks = ({ activityId, canTick }: { activityId: string; canTick: boolean }) => (
  <View className="activity-block">
    <Section title="运行本场" aside="只有组织者看得到">
      <View className="activity-links">
        {canTick ? (
          <View className="activity-link">
            <Button kind="quiet" icon="check" onTap={() => openPage('day/on-site', { id: activityId })}>
              现场签到
            </Button>
          </View>
        ) : null}
        <View className="activity-link">
          <Button kind="quiet" icon="desk" onTap={() => openPage('organiser/desk-activity', { id: activityId })}>
            管理报名
          </Button>
        </View>
      </View>
    </Section>
  </View>
)
