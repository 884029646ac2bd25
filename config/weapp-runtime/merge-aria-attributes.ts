import { mergeInternalComponents } from '@tarojs/shared'
import { ariaAttributes } from './aria-attributes'

// The run-time half of config/template-plugin.ts.
mergeInternalComponents(ariaAttributes)
