/**
 * The database server of the rush, in the care of a process of its own: when a test is killed, its exit handlers do not
 * run, but this one sees that nobody is there any more, stops the server and removes its folder.
 */
import { makePostgres } from '../support/setup/postgres-server'

/** `crash` stops it at once and starts it again on the same data: what was acknowledged has to be there. */
export type Order = 'start' | 'crash'
/** Where the server answers now, or why it does not. */
export type Report = { url: string } | { failure: string }

const made = makePostgres()

async function obey(order: Order): Promise<Report> {
  try {
    const server = await made
    if (order === 'crash') await server.stop('SIGQUIT')
    await server.start()
    return { url: server.url }
  } catch (error) {
    return { failure: String(error) }
  }
}

process.on('message', (order: Order) => void obey(order).then((report) => process.send?.(report)))
process.on('disconnect', () => void made.then((server) => server.remove()).finally(() => process.exit()))
// Ctrl-C reaches every process of the terminal at once: the test ends first, and then this one.
process.on('SIGINT', () => undefined)
