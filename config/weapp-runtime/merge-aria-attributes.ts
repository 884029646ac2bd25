import { mergeInternalComponents } from '@tarojs/shared'
import { ariaAttributes } from './aria-attributes'

// Adds the same attributes at run time as config/template-plugin.ts adds to the templates.
mergeInternalComponents(ariaAttributes)
