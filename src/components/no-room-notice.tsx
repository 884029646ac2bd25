import { Notice } from './notice'

interface NoRoomNoticeProps {
  isOnPhone: boolean
  /** Name of the text being written, in Chinese. */
  what?: string
  /** Advice for sending the text to the server, in Chinese. */
  wayOut: string
}

/** Notice that the phone has no room for the text being written. */
export const NoRoomNotice = ({ isOnPhone, what = '内容', wayOut }: NoRoomNoticeProps) =>
  isOnPhone ? null : (
    <Notice tone="warn" icon="alert">
      手机存储满了，写的{what}没有存在手机上。请尽快{wayOut}。
    </Notice>
  )
