import { PageMeta } from '@tarojs/components'

/** Scales rem with the font size set in WeChat. */
export const TextScale = () => <PageMeta rootFontSize="system" />
