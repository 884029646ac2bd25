import { useSignIn } from '../client/people/sign-in'
import { Button } from './button'
import { FaultNotice, Notice } from './notice'

/** Signs the user in, on a tap alone. Everything that is public works without. */
export function SignInButton() {
  const { start, isPending, error, refused } = useSignIn()
  return (
    <>
      <Button id="sign-in" isSmall icon="user" onTap={start} isPending={isPending} pendingText="正在登录…">
        登录
      </Button>
      <FaultNotice of={error} onRetry={start} />
      {refused ? (
        <Notice tone="warn" icon="alert" isAnswer>
          {refused.reason === 'wechat-busy'
            ? '微信暂时没有回应，过一会儿再试。'
            : '这次没有登录成功，请再试一次；还是不行，请告诉基地管理员。'}
        </Notice>
      ) : null}
    </>
  )
}
