/** The app that its script declares with `App({ ... })`. */
export interface AppInstance {
  onLaunch?: (options: object) => void
  onShow?: (options: object) => void
  onHide?: () => void
  onError?: (error: unknown) => void
  [member: string]: unknown
}

/** All errors of the app's scripts. */
export interface Faults {
  /** Errors that reached `App.onError`, the only place to which Taro's error boundary reports render errors. */
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

/** Stores the app that the script declares. */
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
