/**
 * The database server of the rush, in a process of its own: a killed test runs no exit handlers, but this process sees
 * that the test is gone, stops the server and removes its folder.
 */
import { makePostgres } from '../support/setup/postgres-server'

/** `crash` stops the server at once and restarts it on the same data, where every acknowledged row has to be. */
export type Order = 'start' | 'crash'
/** The server's address, or the reason why it does not answer. */
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
// Ctrl-C reaches every process of the terminal at once: the test ends first, then this process.
process.on('SIGINT', () => undefined)
