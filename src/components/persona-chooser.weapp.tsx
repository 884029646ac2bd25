import type { SessionView } from '../contract/people/profile'

/** A demonstration is a web page; WeChat knows who holds the phone. */
export const PersonaChooser = (_props: { session: SessionView }) => null
