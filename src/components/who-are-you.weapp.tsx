import type { SessionView } from '../contract/people/profile'

/** Nothing to do: WeChat identifies the user. */
export const WhoAreYou = (_props: { session: SessionView }) => null
