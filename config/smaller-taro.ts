/** Leaves out of Taro and React what this app cannot use. Each replacement stops the build when it no longer finds its text. */
import path from 'node:path'
import type { Chain } from './node-modules'
import { components } from './weapp-runtime/components'
import { promisedApis } from './weapp-runtime/promised-apis'

type Replacements = readonly (readonly [RegExp, string])[]

const promises: Replacements = [[/needPromiseApis = new Set\(\[[^\]]*\]\)/, `needPromiseApis = new Set(${JSON.stringify(promisedApis)})`]]

/** Replacements by the end of the file's path in node_modules. */
const REPLACEMENTS: Record<string, Replacements> = {
  '@tarojs/shared/dist/components.js': [
    [/const View = [^]*?const internalComponents = {[^}]*};/, `const internalComponents = ${JSON.stringify(components)};`],
  ],
  '@tarojs/shared/dist/native-apis.js': promises,
  '@tarojs/plugin-platform-weapp/dist/runtime-utils.js': promises,
  // The interceptor that writes requests to the console.
  '@tarojs/api/dist/interceptor/interceptors.js': [
    [/function logInterceptor[^]*?\n}\n/, ''],
    [/logInterceptor, /, ''],
  ],
  '@tarojs/runtime/dist/perf.js': [[/console\.log\(`[^\n]*/, '']],
  // Pages of a mini-program have no address that a script could read.
  '@tarojs/runtime/dist/bom/window.js': [
    [/this\.location = new Location\(.*\);/, ''],
    [/this\.history = new History\(.*\);/, ''],
    [/this\.initEvent\(\);/, ''],
    [/initEvent\(\) {[^]*?\n {4}}\n/, ''],
  ],
  '@tarojs/runtime/dist/bom/document.js': [[/isEnableTTDom\(\) \? createTTDomDocument\(\) : createDocument\(\)/, 'createDocument()']],
  // Links are taps that call navigateTo; there is no element `a`.
  '@tarojs/runtime/dist/dom/document.js': [[/case nodeName === A:[^]*?break;/, '']],
  // Taro lists every property of CSS. Its way for CSS variables, which makes a property at its first use, serves all of them.
  '@tarojs/runtime/dist/dom/style.js': [
    [/initStyle\(Style, styleProperties\);/, ''],
    [/(propertyName = toCamelCase\(propertyName\);)(\s*}\s*if \(isNull)/, '$1 this.setCssVariables(propertyName);$2'],
  ],
  '@tarojs/react/dist/react.esm.js': [[/style\[key\] =\s*(isNumber\(value\)[^;]*);/, 'style.setProperty(key, $1);']],
  // Taro's renderer changes its tree in place. It neither takes over a server's tree nor copies trees, but says so only at run time.
  'react-reconciler/cjs/react-reconciler.production.min.js': [
    [/\$\$\$hostConfig\.supportsMutation/, '!0'],
    [/\$\$\$hostConfig\.supportsPersistence/, '!1'],
    [/\$\$\$hostConfig\.supportsHydration/, '!1'],
    [/\$\$\$hostConfig\.supportsTestSelectors/, '!1'],
    [
      /\$\$\$hostConfig\.((clone|canHydrate|hydrate|commitHydrated|clearSuspense|didNotMatchHydrated)\w+|\w*(ContainerChildren|ContainerChildSet|SuspenseInstance\w*|Hydratable\w+|Unhydrated\w+))/g,
      'void 0',
    ],
    [
      /\$\$\$hostConfig\.(findFiberRoot|getBoundingRect|getTextContent|isHiddenSubtree|matchAccessibilityRole|set\w+Focusable|setup\w+)/g,
      'void 0',
    ],
  ],
}

export function smallerTaro(chain: Chain): void {
  for (const [file, replacements] of Object.entries(REPLACEMENTS))
    chain.module
      .rule(file)
      .test((resource: string) => resource.replaceAll('\\', '/').endsWith(`/node_modules/${file}`))
      .enforce('pre')
      .use('replace-text')
      .loader(path.join(__dirname, 'replace-text.cjs'))
      .options({ replacements })
}
