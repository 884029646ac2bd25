/** WeChat's asynchronous calls in their callback and promise styles. */

export interface CallOptions {
  success?: (result: object) => void
  fail?: (error: WxError) => void
  complete?: (result: object) => void
  [option: string]: unknown
}

/** Result of a failed call. A handler throws it to fail. */
export class WxError {
  constructor(
    /** Part of `errMsg` after `fail `, such as `auth deny`. */
    readonly reason: string,
    readonly errCode?: number,
    public errMsg = '',
  ) {}
}

/**
 * An asynchronous call. Without callbacks its promise rejects on failure; with callbacks it calls them, and its promise always
 * resolves.
 */
export function asyncApi(name: string, handler: (options: CallOptions) => unknown) {
  return async (options: CallOptions = {}): Promise<unknown> => {
    try {
      // WeChat never answers before the call has returned.
      await Promise.resolve()
      const result = { errMsg: `${name}:ok`, ...((await handler(options)) as object | undefined) }
      options.success?.(result)
      options.complete?.(result)
      return result
    } catch (error) {
      if (!(error instanceof WxError)) throw error
      error.errMsg = `${name}:fail ${error.reason}`
      options.fail?.(error)
      options.complete?.(error)
      if (options.fail || options.complete) return undefined
      throw error
    }
  }
}
