import type { SessionView } from '../contract/people/profile'

/** Nothing to do: demonstrations run as a web page only. */
export const PersonaChooser = (_props: { session: SessionView }) => null
