/** The app around the pages. */
import { QueryClientProvider } from '@tanstack/react-query'
import { useDidHide, useDidShow } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { queryClient } from './client/wire/query-client'
import { pauseClient, resumeClient, startClient } from './start'
import './app.css'

// Before anything is drawn: the first screen shows the last answers.
startClient()

/** Pages are its children; in WeChat several are alive at once. */
export default function App({ children }: { children?: ReactNode }) {
  useDidShow(resumeClient)
  useDidHide(pauseClient)
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}
