import { rmSync } from 'node:fs'
import path from 'node:path'
import type { IPluginContext } from '@tarojs/service'

/** Attributes of each component with their defaults, `''` for none. */
type Components = Record<string, Record<string, string>>
interface MiniPlatform {
  runtimePath: string
  /** Path of the copy of project.config.json that Taro has made. */
  projectConfigJsonOutputPath?: string
  template: {
    internalComponents: Components
    nestElements: Map<string, number>
    createMiniComponents: (components: Components) => Components
    replacePropName: (name: string, ...rest: unknown[]) => string
  }
}
/** Tables passed as options, because Taro transpiles a plugin's own file but no files that it imports. */
interface Options {
  components: Components
  /** How many times a component may stand inside itself, for components that do so rarely. */
  nested: Record<string, number>
}

/** Makes dist/weapp/base.wxml from the app's own table of components instead of Taro's, and leaves project.config.json out of the package. */
export default (ctx: IPluginContext, { components, nested }: Options): void => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: MiniPlatform) {
      if (process.env.TARO_ENV !== 'weapp') return
      const { template } = platform
      // WeChat's tools read the one in the repository's root, and would upload the copy.
      if (platform.projectConfigJsonOutputPath) rmSync(platform.projectConfigJsonOutputPath, { force: true })
      template.internalComponents = components
      platform.runtimePath = path.join(__dirname, 'weapp-runtime', 'platform.js')
      for (const [component, times] of Object.entries(nested)) template.nestElements.set(component, times)
      const replace = template.replacePropName.bind(template)
      template.replacePropName = (name, ...rest) => (name === 'role' ? 'aria-role' : replace(name, ...rest))
      const create = template.createMiniComponents.bind(template)
      template.createMiniComponents = (table) => {
        const made = create(table)
        // Taro derives this from a View's touch events, which pages do not use, and which WeChat would send at each touch.
        Object.assign(made['catch-view'] ?? {}, { catchtouchmove: 'eh' })
        return made
      }
    },
  })
}
