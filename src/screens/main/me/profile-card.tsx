import { Text, View } from '@tarojs/components'
import { openPage } from '../../../client/phone/navigation'
import type { ProfileView, SessionView } from '../../../contract/people/profile'
import { surnameOf } from '../../../domain/people/names'
import { maskPhone } from '../../../domain/people/phones'
import { Button } from '../../../components/button'
import { Icon } from '../../../components/icon'
import { SignInButton } from '../../../components/sign-in-button'
import { Tap } from '../../../components/tap'

/** The user's name, or an invitation to fill in the profile. */
export function ProfileCard({ session }: { session: SessionView }) {
  if (session.profile?.isComplete) return <Known profile={session.profile} />
  return (
    <View className="card">
      <View className="h2">{session.isSignedIn ? '填写资料，就能报名' : '看活动不用登录'}</View>
      <View className="small me-unknown-text">{invitation(session)}</View>
      {session.isSignedIn ? (
        <Button isSmall icon="edit" onTap={() => openPage('volunteer/profile')}>
          填写姓名和手机号
        </Button>
      ) : null}
      {!session.isSignedIn && session.canSignIn && session.personas.length === 0 ? <SignInButton /> : null}
    </View>
  )
}

function invitation({ isSignedIn, personas }: SessionView): string {
  if (isSignedIn) return '组织者需要知道怎么称呼您、怎么联系您。只是看活动，可以不填。'
  return personas.length > 0
    ? '想试试报名，请在下面选一个演示身份。'
    : '想做志愿者，请在微信里搜索小程序“同心服务”报名。已经是志愿者或组织者，可以登录。'
}

function Known({ profile }: { profile: ProfileView }) {
  return (
    <Tap className="card me-known" role="link" onTap={() => openPage('volunteer/profile')}>
      <View className="me-known-columns">
        <View className="me-known-main">
          <View className="me-face" aria-hidden>
            {surnameOf(profile.name)}
          </View>
          <View className="me-known-words">
            <View className="h2">{profile.name}</View>
            <View className="small">{maskPhone(profile.phone)}</View>
            <View className="me-memberships">
              {profile.organisations.map(({ id, name, verified }) => (
                <Text key={id} className={`tag me-membership ${verified ? 'tag-ok' : 'tag-plain'}`}>
                  {name}
                  {verified ? ' · 已核实' : ''}
                </Text>
              ))}
            </View>
          </View>
        </View>
        <Icon name="right" className="me-arrow" />
      </View>
    </Tap>
  )
}
