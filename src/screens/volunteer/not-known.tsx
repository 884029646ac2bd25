import { openPage } from '../../client/phone/navigation'
import type { SessionView } from '../../contract/people/profile'
import { Button } from '../../components/button'
import { Notice } from '../../components/notice'
import { WhoAreYou } from '../../components/who-are-you'

/** Invitation to sign in or to fill in the profile, on personal pages. Nothing for a user with a profile. */
export function SignInInvitation({
  session,
  words = '填写姓名和手机号之后，这里就有您的服务记录。',
}: {
  session: SessionView
  words?: string
}) {
  if (!session.isSignedIn) return <WhoAreYou session={session} />
  if (session.profile) return null
  return (
    <Notice
      tone="warn"
      icon="user"
      action={
        <Button kind="quiet" isSmall onTap={() => openPage('volunteer/profile')}>
          填写资料
        </Button>
      }
    >
      {words}
    </Notice>
  )
}
