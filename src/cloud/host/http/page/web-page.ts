/**
 * The web page over HTTP: at each of its addresses the shell, with the first screen written into it where anybody may see it; the built
 * files; and what search engines ask for.
 */
import serveStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { addressOfPath } from '../../../../contract/addresses'
import { faultOf, isOurs } from '../../../rpc/faults'
import { describe } from '../../../rpc/log'
import { inTime } from '../../in-time'
import { addressKey, callLimit } from '../../call-limit'
import { OF_DOCUMENTS, isHashed, setCaching } from './caching'
import { type Sendable, sendDocument, sendable } from './documents'
import { type FirstScreen, firstScreen, hasFirstScreen, missing } from './first-screens'
import { markup } from './html'
import { type AnswersParts, visitorAnswers } from './visitor-answers'
import { remembering } from '../remembered'
import { robots, sitemap } from './search-engines'
import { type Shell, documentOf, shellOf } from './shell'

export interface WebPageParts extends AnswersParts {
  /** Folder of the built page. */
  page: string
  callsPerMinute: number
}

export interface WebPage {
  /** Version of the built page; '' for one without, or while it cannot be read. */
  build(): Promise<string>
  /** True if the answer to a request for an unknown address has been sent: a browser gets a page, everything else a fault. */
  sendMissing(request: FastifyRequest, reply: FastifyReply): Promise<boolean>
  serve(app: FastifyInstance): Promise<void>
}

/** Longest wait for the database before the shell alone is sent, ms. The app says then what is wrong. */
const PATIENCE = 1_000
/** First screens are as old as five seconds at most. */
const MEMORY = { lasts: 5_000, most: 300 }
const OK = 200
const MOVED = 301

export function webPage(parts: WebPageParts): WebPage {
  const shell = shellOf(parts.page)
  const answers = visitorAnswers(parts)
  const limit = callLimit(parts.callsPerMinute)
  const documents = remembering<Sendable>(MEMORY)
  const texts = remembering<string>(MEMORY)

  /** The first screen; null for an address without one, and while the database does not answer. */
  async function screenOf(request: FastifyRequest, pathname: string): Promise<FirstScreen | null> {
    const asked = { pathname, id: idOf(request), origin: originOf(request) }
    const made = firstScreen(answers, asked, parts.now()).catch((error: unknown) => {
      const fault = faultOf(error)
      if (isOurs(fault)) parts.log.error('first-screen', describe(error))
      return null
    })
    return inTime(made, PATIENCE)
  }

  async function documentAt(request: FastifyRequest, pathname: string, page: Shell): Promise<Sendable> {
    const isFree = hasFirstScreen(pathname) && limit.admits(addressKey(request.ip), 1, parts.now())
    if (!isFree) return sendable(OK, page.html)
    return documents(`${page.build} ${originOf(request)} ${pathname} ${idOf(request)}`, parts.now(), async () => {
      const screen = await screenOf(request, pathname)
      return screen ? sendable(screen.status, withFiles(page, pathname, screen)) : sendable(OK, page.html)
    })
  }

  return {
    build: () =>
      shell().then(
        ({ build }) => build,
        () => '',
      ),
    async sendMissing(request, reply) {
      const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
      const page = wantsPage ? await shell().catch(() => null) : null
      if (!page) return false
      const screen = missing()
      await sendDocument(request, reply, sendable(screen.status, documentOf(page, screen)))
      return true
    },
    async serve(app) {
      await app.register(serveStatic, { root: parts.page, serve: false, preCompressed: true, cacheControl: false, setHeaders: setCaching })
      const sendText = (reply: FastifyReply, type: string, text: string) =>
        reply.type(`${type}; charset=utf-8`).header('cache-control', 'public, max-age=600').send(text)
      app.get('/robots.txt', async (request, reply) =>
        sendText(reply, 'text/plain', robots(Object.keys((await shell()).files), originOf(request))),
      )
      app.get('/sitemap.xml', async (request, reply) =>
        sendText(reply, 'application/xml', await texts(originOf(request), parts.now(), () => sitemap(answers, originOf(request)))),
      )
      app.get('/screens/*', async (request, reply) => {
        const address = addressOfPath(request.url)
        return address === null ? reply.callNotFound() : reply.redirect(address, MOVED)
      })
      app.get('/*', async (request, reply) => {
        const [pathname = '/'] = request.url.split('?', 1)
        const page = await shell().catch(() => null)
        if (page && Object.hasOwn(page.files, pathname)) return sendDocument(request, reply, await documentAt(request, pathname, page))
        if (isHashed(pathname)) for (const name of OF_DOCUMENTS) void reply.removeHeader(name)
        return reply.sendFile(pathname)
      })
    },
  }
}

/** Names the page's own files in the head, so that a browser does not learn of them from the script that needs them. */
function withFiles(page: Shell, pathname: string, screen: FirstScreen): string {
  const files = page.files[pathname] ?? []
  const links = files.map((file) => markup`<link rel="preload" href="${file}" as="${file.endsWith('.css') ? 'style' : 'script'}">`)
  return documentOf(page, { ...screen, head: markup`${screen.head}${links}` })
}

const idOf = ({ query }: FastifyRequest): string => {
  const { id } = query as { id?: unknown }
  return typeof id === 'string' ? id.slice(0, LONGEST_ID) : ''
}
const LONGEST_ID = 64

/** Host names, with a port. A proxy, or whoever calls, may have written anything. */
const HOST = /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i

/** Origin of this host as the browser knows it; '' for a name that is none, so that addresses have no origin. */
const originOf = ({ protocol, host }: FastifyRequest): string => (HOST.test(host) ? `${protocol}://${host}` : '')
