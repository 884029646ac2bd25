/**
 * The database server of the rush, in a separate process: a killed test runs no exit handlers, but this process notices
 * that the test is gone, stops the server and removes its folder.
 */
import { makePostgres } from '../support/setup/postgres-server'

/** `crash` stops the server at once and restarts it on the same data, which has to include every acknowledged row. */
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
// Ctrl-C reaches every process of the terminal. It is ignored here, so that the test ends first, and then this process.
process.on('SIGINT', () => undefined)
