import { PageMeta } from '@tarojs/components'
import { useIsElder } from '../client/phone/elder-version'
import { typeFactor } from '../client/phone/type-factor'

/** Smallest rem of the elder version, px, as in app.css for the web page: labels get 18, body text 22.5. */
const ELDER_REM = 24

/** Scales rem with the font size set in WeChat, and further in the elder version. */
export const TextScale = () => <PageMeta rootFontSize={useIsElder() ? `${Math.max(ELDER_REM, 16 * typeFactor())}px` : 'system'} />
