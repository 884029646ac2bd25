/** A TCP link on loopback that can be stalled, cut, and led to another port. */
import { type Socket, connect, createServer } from 'node:net'

export interface Link {
  port: number
  /** Keeps everything on the way, in both directions, without closing a connection. */
  stall(): void
  /** Closes all connections, with what was on the way, and refuses new ones. */
  cut(): void
  /** Accepts connections again, and leads them to this port. */
  leadTo(port: number): void
  close(): Promise<void>
}

export async function openLink(target: number): Promise<Link> {
  let to: number | null = target
  let isStalled = false
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    if (to === null) return near.destroy()
    const far = connect(to, '127.0.0.1')
    join(near, far)
    join(far, near)
  })
  const join = (from: Socket, into: Socket) => {
    sockets.add(from)
    from.on('data', (chunk) => {
      if (!into.write(chunk)) from.pause()
    })
    into.on('drain', () => {
      if (!isStalled) from.resume()
    })
    from.on('error', () => undefined)
    from.on('close', () => {
      sockets.delete(from)
      into.destroy()
    })
    if (isStalled) from.pause()
  }
  const cut = () => {
    to = null
    for (const socket of sockets) socket.destroy()
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    stall() {
      isStalled = true
      for (const socket of sockets) socket.pause()
    },
    cut,
    leadTo(port) {
      isStalled = false
      to = port
    },
    close() {
      cut()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
