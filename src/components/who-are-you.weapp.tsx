import type { SessionView } from '../contract/people/profile'

/** WeChat knows who holds the phone: nobody is a stranger here. */
export const WhoAreYou = (_props: { session: SessionView }) => null
