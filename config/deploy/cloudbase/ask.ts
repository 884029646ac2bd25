/** Questions at the terminal. */
import { createInterface } from 'node:readline'
import type { ReadStream, WriteStream } from 'node:tty'

/** @param isSecret true if the answer must not be shown */
export type Ask = (question: string, isSecret: boolean) => Promise<string>

export interface Terminal {
  input: ReadStream
  output: WriteStream
}

/** The answer was broken off with Ctrl-C. */
export class Interrupted extends Error {
  override name = 'Interrupted'
}

/** Asks at the terminal; null without one. */
export function askAt(terminal: Terminal): Ask | null {
  if (!terminal.input.isTTY) return null
  return (question, isSecret) => (isSecret ? askSecret(question, terminal) : askLine(question, terminal))
}

function askLine(question: string, { input, output }: Terminal): Promise<string> {
  const lines = createInterface({ input, output, terminal: true })
  return new Promise((resolve, reject) => {
    lines.on('close', () => reject(new Interrupted('broken off')))
    lines.on('SIGINT', () => lines.close())
    lines.question(`${question}：`, (answer) => {
      resolve(answer.trim())
      lines.close()
    })
  })
}

const ENTER = new Set(['\r', '\n'])
const BACKSPACE = new Set(['\b', '\u007f'])
const CTRL_C = '\u0003'
const ESCAPE = '\u001b'

/** Reads key by key, since a line that the terminal reads is shown. */
function askSecret(question: string, { input, output }: Terminal): Promise<string> {
  return new Promise((resolve, reject) => {
    let typed: string[] = []
    const end = (settle: () => void) => {
      input.off('data', take)
      input.setRawMode(false)
      input.pause()
      output.write('\n')
      settle()
    }
    const take = (bytes: Buffer | string) => {
      const keys = String(bytes)
      // An arrow key and its like are no letters.
      if (keys.startsWith(ESCAPE)) return
      for (const key of keys) {
        if (key === CTRL_C) return end(() => reject(new Interrupted('broken off')))
        if (ENTER.has(key)) return end(() => resolve(typed.join('')))
        if (BACKSPACE.has(key)) typed = typed.slice(0, -1)
        else typed.push(key)
      }
    }
    output.write(`${question}：`)
    input.setRawMode(true)
    input.on('data', take)
    input.resume()
  })
}
