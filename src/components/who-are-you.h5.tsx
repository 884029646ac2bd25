import { openPage } from '../client/phone/navigation'
import type { SessionView } from '../contract/people/profile'
import { Button } from './button'
import { Notice } from './notice'
import { SignInButton } from './sign-in-button'

/** Sign-in, offered only where an action needs it. */
export function WhoAreYou({ session }: { session: SessionView }) {
  if (session.isSignedIn) return null
  if (session.personas.length > 0) {
    return (
      <Notice
        tone="plain"
        icon="user"
        action={
          <Button kind="quiet" isSmall onTap={() => openPage('main/me')}>
            选一个身份
          </Button>
        }
      >
        这是演示：先选一个演示身份，再来报名。
      </Notice>
    )
  }
  return (
    <Notice tone="plain" icon="user" action={<SignInButton />}>
      看活动不用登录。报名请在微信里搜索小程序“同心服务”；已经是志愿者，也可以在这里登录。
    </Notice>
  )
}
