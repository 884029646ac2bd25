import { defineConfig } from '@tarojs/cli'
import { h5 } from './h5'
import { weappTerser } from './terser'
import { unusedAttributes } from './unused-attributes'
import { weapp } from './weapp'
import { ariaAttributes } from './weapp-runtime/aria-attributes'

/** One design pixel is one CSS pixel on a 375-wide screen, so the numbers in the style sheets are the ones in the sketches. */
const DESIGN_WIDTH = 375

/** Settings that Taro knows only for both targets at once. */
const weappOnly = {
  terser: weappTerser,
  // Pages that WeChat's search may read: nothing personal, nothing of the organisers'.
  copy: { patterns: [{ from: 'config/sitemap.json', to: 'dist/weapp/sitemap.json' }], options: {} },
}

export default defineConfig(() => ({
  designWidth: DESIGN_WIDTH,
  deviceRatio: { [DESIGN_WIDTH]: 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // A stale cache has produced builds that differ from a clean one; a full build takes seconds.
  cache: { enable: false },
  logger: { quiet: true, stats: false },
  plugins: [[`${__dirname}/template-plugin.ts`, { added: ariaAttributes, unused: unusedAttributes }]],
  env: {
    TARO_APP_CLOUD_ENV: JSON.stringify(process.env.TARO_APP_CLOUD_ENV ?? ''),
    TARO_APP_WEB_ORIGIN: JSON.stringify(process.env.TARO_APP_WEB_ORIGIN ?? ''),
  },
  // WeChat's templates cannot be recursive, so each level of nesting has its own; deeper trees continue in a component.
  baseLevel: 13,
  ...(process.env.TARO_ENV === 'weapp' ? weappOnly : {}),
  mini: weapp,
  h5,
}))
