/** The app as its script describes it in `App({ ... })`. */
export interface AppInstance {
  onLaunch?: (options: object) => void
  onShow?: (options: object) => void
  onHide?: () => void
  onError?: (error: unknown) => void
  [member: string]: unknown
}

/** All errors of the app's scripts. */
export interface Faults {
  /** Errors that reached `App.onError`: Taro's error boundary swallows a render error and reports it nowhere else. */
  errors: string[]
  console: Pick<Console, 'log' | 'info' | 'debug' | 'warn' | 'error'>
}

export function watchFaults(): Faults {
  const errors: string[] = []
  const silent = () => undefined
  const note = (...parts: unknown[]) =>
    void errors.push(parts.map((part) => (part instanceof Error ? (part.stack ?? part.message) : String(part))).join(' '))
  return { errors, console: { log: silent, info: silent, debug: silent, warn: silent, error: note } }
}

/** Keeps the app that the script declares. */
export function appHolder(faults: Faults) {
  let app: AppInstance | undefined
  return {
    declare: (config: AppInstance): void => {
      const { onError } = config
      config.onError = function (this: unknown, error) {
        faults.errors.push(String(error))
        onError?.call(this, error)
      }
      app = config
    },
    get: (): AppInstance => {
      if (!app) throw new Error('app.js declared no app')
      return app
    },
  }
}

type Definition = Record<string, unknown>

/** `Page({ ... })` in terms of the component that miniprogram-simulate knows. */
export function pageAsComponent(config: Definition): Definition {
  const entries = Object.entries(config)
  return {
    data: config['data'],
    behaviors: config['behaviors'],
    methods: Object.fromEntries(entries.filter(([, member]) => typeof member === 'function')),
  }
}
