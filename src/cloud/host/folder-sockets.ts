/** Sockets in a folder, whose address may be longer than the kernel allows for one. */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { type Server, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Most bytes of a socket's address: Linux allows 107, macOS 103. Node cuts a longer one without an error. */
const LONGEST_ADDRESS = 100
/** Windows has pipes in place of sockets, and they have no file; one is made, so that others find the name. */
const HAS_PIPES = process.platform === 'win32'

export interface Listening {
  name: string
  close(): void
}

/** Listens on a new socket until it is closed or the process ends; it does not keep the process alive. */
export async function listenIn(folder: string, name: string): Promise<Listening> {
  const server = createServer((other) => other.destroy())
  await reaching(folder, name, (address) => listening(server, address))
  if (HAS_PIPES) writeFileSync(join(folder, name), '')
  server.unref()
  const close = () => {
    server.close()
    rmSync(join(folder, name), { force: true })
  }
  return { name, close }
}

const listening = (server: Server, address: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(address, () => {
      server.off('error', reject)
      resolve()
    })
  })

/** True unless the kernel says that nobody listens. A suspended process counts: the kernel takes connections for it. */
export const isListening = (folder: string, name: string): Promise<boolean> =>
  reaching(
    folder,
    name,
    (address) =>
      new Promise((resolve) => {
        const socket = connect(address)
        const settle = (answer: boolean) => {
          socket.destroy()
          resolve(answer)
        }
        socket.once('connect', () => settle(true))
        socket.once('error', ({ code }: NodeJS.ErrnoException) => settle(code !== 'ECONNREFUSED' && code !== 'ENOENT'))
      }),
  )

/** Calls `work` with an address of the socket that is short enough: its path, or one through a link for the time of the call. */
async function reaching<T>(folder: string, name: string, work: (address: string) => Promise<T>): Promise<T> {
  if (HAS_PIPES) return work(`\\\\.\\pipe\\tongxin-${name}`)
  const path = join(folder, name)
  if (Buffer.byteLength(path) <= LONGEST_ADDRESS) return work(path)
  const within = Buffer.byteLength(tmpdir()) <= LONGEST_ADDRESS / 2 ? tmpdir() : '/tmp'
  const link = mkdtempSync(join(within, 'tongxin-'))
  try {
    symlinkSync(folder, join(link, 'folder'))
    return await work(join(link, 'folder', name))
  } finally {
    rmSync(link, { recursive: true, force: true })
  }
}
