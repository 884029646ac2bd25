/** Definitions that scripts declare with `Page` and `Component`, and the instances made from them. */
export type Data = Record<string, unknown>
/** A page or a custom component in the script: its data and its functions. */
export interface Instance {
  data: Data
  [member: string]: unknown
}
/** Options of `Page({ ... })`, or of `Component({ ... })`. */
export type Definition = Record<string, unknown>

/** Stores the definitions of the scripts, each under its file. @param run runs a script once */
export function declarations(run: (file: string) => void) {
  const declared = new Map<string, Definition>()
  let running = ''
  return {
    declare: (definition: Definition): void => void declared.set(running, definition),
    /** The definition in this file's script, which runs at the first time. */
    of(file: string): Definition {
      if (!declared.has(file)) {
        running = file
        run(file)
      }
      const definition = declared.get(file)
      if (!definition) throw new Error(`${file}.js declared neither a page nor a component`)
      return definition
    },
  }
}

/** A custom component with these properties. Taro's component for deep trees only draws and passes events on. */
export function componentInstance({ methods, lifetimes, attached, observers }: Definition, properties: Data): Instance {
  if (lifetimes ?? attached ?? observers) throw new Error('the host runs no lifecycle of a custom component')
  return { ...(methods as object), data: properties }
}

/** A copy as it arrives on the other side of WeChat's bridge between script and screen, which carries JSON. */
export const sent = <T>(value: T): T => (value === undefined ? value : JSON.parse(JSON.stringify(value)))

/** Sets the value at a path like `root.cn.[0].p1`, and makes the objects and lists on the way that are missing. */
export function setPath(data: Data, path: string, value: unknown): void {
  const steps = path.match(/[^.[\]]+|\[\d+\]/g) ?? []
  const keys = steps.map((step) => (step.startsWith('[') ? Number(step.slice(1, -1)) : step))
  const last = keys.pop()
  if (last === undefined) throw new Error(`setData got an empty path`)
  let at = data
  for (const [index, key] of keys.entries()) {
    const inside = at[key]
    if (typeof inside !== 'object' || inside === null) at[key] = typeof (keys[index + 1] ?? last) === 'number' ? [] : {}
    at = at[key] as Data
  }
  at[last] = value
}
