import path from 'node:path'
import type { IPluginContext } from '@tarojs/service'

/** Attributes of each component with their defaults, `''` for none. */
type Components = Record<string, Record<string, string>>
interface MiniPlatform {
  runtimePath: string | string[]
  template: {
    mergeComponents: (ctx: IPluginContext, patch: Components) => void
    modifyCompProps?: (component: string, attributes: Record<string, string>) => Record<string, string>
    replacePropName: (name: string, ...rest: unknown[]) => string
  }
}
/** Tables passed as options, because Taro transpiles a plugin's own file but no files that it imports. */
interface Options {
  /** Attributes to add to Taro's table of components. The app has to add the same ones when it starts. */
  added: Components
  /** Attributes to leave out of the templates. They stay in the table, so the app needs no matching change. */
  unused: Record<string, string[]>
}

/** Adds accessibility attributes to dist/weapp/base.wxml, and leaves out attributes that no page uses. */
export default (ctx: IPluginContext, { added, unused }: Options): void => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: MiniPlatform) {
      if (process.env.TARO_ENV !== 'weapp') return
      const { template } = platform
      template.mergeComponents(ctx, added)
      platform.runtimePath = [platform.runtimePath, path.join(__dirname, 'weapp-runtime', 'merge-aria-attributes.ts')].flat()
      const replace = template.replacePropName.bind(template)
      template.replacePropName = (name, ...rest) => (name === 'role' ? 'aria-role' : replace(name, ...rest))
      template.modifyCompProps = (component, attributes) => without(attributes, unused[component] ?? [])
    },
  })
}

function without(attributes: Record<string, string>, patterns: string[]): Record<string, string> {
  const isUnused = (name: string) =>
    patterns.some((pattern) => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern))
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !isUnused(name)))
}
