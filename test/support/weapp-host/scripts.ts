import { readFileSync } from 'node:fs'
import path from 'node:path'
import { missingGlobals } from './missing-globals'

/** Names in the scripts' scope: `wx`, `Page`, timers and others. */
export type Scope = Record<string, unknown>

/**
 * Runs the built scripts like WeChat: as CommonJS, each file once, in a scope with the phone's globals and without those
 * it lacks. They run through Function and not through Jest's own loader, so every host starts the app anew.
 * @param written scripts by path, in place of the files
 */
export function scriptRunner(scope: Scope, written: Readonly<Record<string, string>> = {}): (file: string) => unknown {
  const absent = missingGlobals.filter((name) => !(name in scope))
  const globals = phoneGlobals(scope, new Set(absent))
  const bound = { ...scope, globalThis: globals, global: globals, ...Object.fromEntries(absent.map((name) => [name, undefined])) }
  const loaded = new Map<string, { exports: unknown }>()

  return function run(file: string): unknown {
    const target = file.endsWith('.js') ? file : `${file}.js`
    const known = loaded.get(target)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    loaded.set(target, module)
    const require = (request: string) => run(path.resolve(path.dirname(target), request))
    const source = `${written[target] ?? readFileSync(target, 'utf8')}\n//# sourceURL=${target}`
    // oxlint-disable-next-line typescript/no-implied-eval -- WeChat evaluates a package's scripts in the same way
    new Function('require', 'module', 'exports', ...Object.keys(bound), source)(require, module, module.exports, ...Object.values(bound))
    return module.exports
  }
}

function phoneGlobals(scope: Scope, absent: Set<string>): object {
  const own: Record<PropertyKey, unknown> = { ...scope }
  const outside: Record<PropertyKey, unknown> = globalThis
  const has = (key: PropertyKey) => key in own || (key in outside && !absent.has(String(key)))
  return new Proxy(own, {
    has: (_, key) => has(key),
    get: (_, key) => (key in own ? own[key] : has(key) ? outside[key] : undefined),
  })
}
