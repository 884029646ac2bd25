import type { SessionView } from '../contract/people/profile'
import { Notice } from './notice'
import { SignInButton } from './sign-in-button'

/** Sign-in, offered only where an action needs it. With the cloud function WeChat identifies the user. */
export const WhoAreYou = ({ session }: { session: SessionView }) =>
  session.isSignedIn ? null : (
    <Notice tone="plain" icon="user" action={<SignInButton />}>
      登录以后才能继续。只是看活动，不用登录。
    </Notice>
  )
