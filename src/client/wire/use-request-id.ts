import { useState } from 'react'
import { randomId } from '../phone/device'
import { holdRequestId } from './request-id'

/** A request id for as long as the screen is there. */
export function useRequestId() {
  const [held] = useState(() => holdRequestId(randomId))
  return held
}
