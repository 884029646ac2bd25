type Listener = (event: { type: 'abort' }) => void

/** The part of the standard's AbortSignal that tRPC and TanStack Query use. */
class Signal {
  aborted = false
  reason: unknown = undefined
  onabort: Listener | null = null
  readonly #listeners = new Set<Listener>()

  addEventListener(_type: 'abort', listener: Listener): void {
    this.#listeners.add(listener)
  }

  removeEventListener(_type: 'abort', listener: Listener): void {
    this.#listeners.delete(listener)
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason
  }

  /** Called only by the controller that owns the signal. Repeated calls do nothing. */
  abort(reason: unknown): void {
    if (this.aborted) return
    this.aborted = true
    this.reason = reason ?? Object.assign(new Error('The operation was aborted'), { name: 'AbortError' })
    const event = { type: 'abort' } as const
    this.onabort?.(event)
    for (const listener of this.#listeners) listener(event)
    this.#listeners.clear()
  }
}

/** Replacement for the global that WeChat's runtime lacks. The weapp build binds the name to this class (config/weapp.ts). */
export class AbortController {
  readonly signal = new Signal()

  abort(reason?: unknown): void {
    this.signal.abort(reason)
  }
}
