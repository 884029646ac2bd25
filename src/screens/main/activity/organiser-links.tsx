import { View } from '@tarojs/components'
import { openDayPage, openOrganiserPage } from '../../../client/phone/navigation'
import { Button } from '../../../components/button'
import { Section } from '../../../components/section'

/** For those who run this activity. @param canTick a phone may have its list */
export const OrganiserLinks = ({ activityId, canTick }: { activityId: string; canTick: boolean }) => (
  <View className="block">
    <Section title="运行本场" aside="只有组织者看得到">
      <View className="organiser-links">
        {canTick ? (
          <View className="organiser-link">
            <Button kind="quiet" icon="check" onTap={() => openDayPage('on-site', { id: activityId })}>
              现场签到
            </Button>
          </View>
        ) : null}
        <View className="organiser-link">
          <Button kind="quiet" icon="desk" onTap={() => openOrganiserPage('activity', { id: activityId })}>
            管理报名
          </Button>
        </View>
      </View>
    </Section>
  </View>
)
