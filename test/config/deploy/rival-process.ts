/**
 * A process that asks for many locks, each at an agreed millisecond, and keeps those that it gets. It reads the time of the first from its
 * input, and prints their environments as JSON. Arguments: folder, names.
 */
import { once } from 'node:events'
import { lockEnvironment } from '../../../config/deploy/cloudbase/lock'
import { DeployStopped } from '../../../config/deploy/cloudbase/stopped'

const [folder = '', ...names] = process.argv.slice(2)
/** Time between two locks, ms. */
const APART = 1

function isHeld(name: string): boolean {
  try {
    lockEnvironment(folder, name)
    return true
  } catch (error) {
    if (error instanceof DeployStopped) return false
    throw error
  }
}

async function main(): Promise<void> {
  process.stdout.write('ready\n')
  const [start] = (await once(process.stdin, 'data')) as [Buffer]
  const held = names.filter((name, at) => {
    // Waiting without sleep, since a timer wakes the two at different times.
    while (Date.now() < Number(start) + at * APART);
    return isHeld(name)
  })
  process.stdout.write(`${JSON.stringify(held)}\n`)
  // Ends only when the other has asked for all, since a lock counts as left behind when its process has ended.
  await once(process.stdin, 'end')
}

void main()
