import { View } from '@tarojs/components'
import { openDayPage, openOrganiserPage } from '../../client/navigation'
import { Button } from '../../components/button'
import { Section } from '../../components/section'

/** For those who run this activity. */
export const OrganiserLinks = ({ activityId, isCancelled }: { activityId: string; isCancelled: boolean }) => (
  <View className="block">
    <Section title="运行本场" aside="只有组织者看得到">
      <View className="organiser-links">
        {isCancelled ? null : (
          <View className="organiser-link">
            <Button kind="quiet" icon="check" onTap={() => openDayPage('on-site', { id: activityId })}>
              现场签到
            </Button>
          </View>
        )}
        <View className="organiser-link">
          <Button kind="quiet" icon="desk" onTap={() => openOrganiserPage('activity', { id: activityId })}>
            管理报名
          </Button>
        </View>
      </View>
    </Section>
  </View>
)
