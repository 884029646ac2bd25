/** Longest timer that counts as a step of the present work (React's scheduler, Taro's flush), ms; longer ones count as waits. */
const SHORT_TIMER = 50
const PATIENCE = 30_000
/** ms between two looks at the app, each of which may search the whole page. */
const BETWEEN_LOOKS = 8
/** Number of quiet turns after which the app counts as idle, since a step can start the next from a promise callback. */
const QUIET_TURNS = 3

export interface Idle {
  /** Timers for the app's scripts. */
  timers: Record<'setTimeout' | 'clearTimeout' | 'setInterval' | 'clearInterval', unknown>
  /** Counts the promise as work until it settles. */
  track: <T>(work: Promise<T>) => Promise<T>
  /** Resolves when the app is idle. @throws when the app does not become idle */
  settle: () => Promise<void>
  /** Resolves when the condition holds, even if the app is not idle. @throws when the condition is never met */
  until: (condition: () => boolean, failure?: () => string) => Promise<void>
  /** Stops every timer of the app. */
  stop: () => void
}

export function watchIdle(): Idle {
  const { setTimeout: set, clearTimeout: clear, setInterval: repeat, clearInterval: cease } = globalThis
  const turn = (ms = 0) => new Promise<void>((resolve) => set(resolve, ms))
  const atHand = new Set<unknown>()
  const waits = new Set<ReturnType<typeof set>>()
  const intervals = new Set<ReturnType<typeof repeat>>()

  const timers = {
    setTimeout(callback: (...args: unknown[]) => void, delay = 0, ...args: unknown[]) {
      const id = set(() => {
        atHand.delete(id)
        waits.delete(id)
        callback(...args)
      }, delay)
      ;(delay <= SHORT_TIMER ? atHand : waits).add(id)
      return id
    },
    clearTimeout(id: ReturnType<typeof set>) {
      atHand.delete(id)
      waits.delete(id)
      clear(id)
    },
    setInterval(callback: () => void, delay: number) {
      const id = repeat(callback, delay)
      intervals.add(id)
      return id
    },
    clearInterval(id: ReturnType<typeof repeat>) {
      intervals.delete(id)
      cease(id)
    },
  }

  async function track<T>(work: Promise<T>): Promise<T> {
    atHand.add(work)
    try {
      return await work
    } finally {
      atHand.delete(work)
    }
  }

  async function settle(): Promise<void> {
    const start = Date.now()
    for (let quiet = 0; quiet < QUIET_TURNS; quiet = atHand.size > 0 ? 0 : quiet + 1) {
      await turn(atHand.size > 0 ? BETWEEN_LOOKS : 0)
      if (Date.now() - start > PATIENCE) throw new Error('the app never came to rest')
    }
  }

  async function until(condition: () => boolean, failure = () => ''): Promise<void> {
    const start = Date.now()
    while (!condition()) {
      if (Date.now() - start > PATIENCE) throw new Error(`waited in vain\n${failure()}`)
      await turn(BETWEEN_LOOKS)
    }
  }

  function stop(): void {
    for (const id of [...waits, ...atHand]) clear(id as ReturnType<typeof set>)
    for (const id of intervals) cease(id)
    atHand.clear()
  }

  return { timers, track, settle, until, stop }
}
