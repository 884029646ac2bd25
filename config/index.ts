import { defineConfig } from '@tarojs/cli'
import { h5 } from './h5'
import { weapp } from './weapp'
import { components } from './weapp-runtime/components'

/** Width of the design, px. On a screen of this width one design pixel is one CSS pixel. */
const DESIGN_WIDTH = 375

/**
 * How many times a component may stand inside itself. Each level costs a template; a sheet (catch-view) or a Text in a third one of
 * its kind would be blank.
 */
const NESTED = { 'catch-view': 2, text: 2, 'static-text': 2, 'scroll-view': 2 }

/** Settings for WeChat alone, which Taro accepts only at the top level. */
const weappOnly = {
  // The sitemap lists pages that WeChat's search may read: no personal pages, and no organisers' pages.
  copy: { patterns: [{ from: 'config/sitemap.json', to: 'dist/weapp/sitemap.json' }], options: {} },
}

export default defineConfig(() => ({
  designWidth: DESIGN_WIDTH,
  deviceRatio: { [DESIGN_WIDTH]: 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // The cache is off, since a stale one has produced wrong builds, and a full build takes only seconds.
  cache: { enable: false },
  logger: { quiet: true, stats: false },
  plugins: [[`${__dirname}/template-plugin.ts`, { components, nested: NESTED }]],
  env: {
    TARO_APP_WEB_ORIGIN: JSON.stringify(process.env.TARO_APP_WEB_ORIGIN ?? ''),
  },
  // Depth of nesting in templates. WeChat's templates cannot be recursive, so each level has its own; deeper trees continue in a component.
  baseLevel: 13,
  ...(process.env.TARO_ENV === 'weapp' ? weappOnly : {}),
  mini: weapp,
  h5,
}))
