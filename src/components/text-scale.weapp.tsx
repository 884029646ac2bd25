import { PageMeta } from '@tarojs/components'

/** Makes rem follow the font size that the person set in WeChat. */
export const TextScale = () => <PageMeta rootFontSize="system" />
