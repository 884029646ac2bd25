/** The app's root component. */
import { QueryClientProvider } from '@tanstack/react-query'
import { useDidHide, useDidShow, usePageNotFound } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { replacePage } from './client/phone/navigation'
import { queryClient } from './client/wire/query-client'
import { pauseClient, resumeClient, startClient } from './start'
import './app.css'

// Called before the first render, so that the first screen shows stored answers.
startClient()

/** Root component. Its children are the pages, several of which are mounted at once in WeChat. */
export default function App({ children }: { children?: ReactNode }) {
  useDidShow(resumeClient)
  useDidHide(pauseClient)
  // A path that no page has, from an old link or a mistyped one.
  usePageNotFound(() => replacePage('volunteer/missing'))
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}
