/** The browser's camera on a video element, and the codes in view. */
import { deviceNow } from './clock'
import { openReader } from './code-reader'
import { noticeRepeats } from './scan-repeats'

/** Pause between two searches for a code, ms: quick enough for the user, slow enough for an old phone's battery. */
const LOOK_EVERY = 150

export type CameraFailure = 'insecure' | 'no-camera' | 'refused' | 'failed'

interface CameraWatch {
  onText: (text: string) => void
  onPicture: () => void
  onFailure: (why: CameraFailure) => void
}

/** Starts the camera and reads codes. @returns a function that stops the camera at any time, even during its start */
export function watchCamera(video: HTMLVideoElement, watch: CameraWatch): () => void {
  const stopping = new AbortController()
  const { signal } = stopping
  signal.addEventListener('abort', () => (video.srcObject = null))
  look(video, watch, signal).catch((error: unknown) => {
    if (signal.aborted) return
    stopping.abort()
    watch.onFailure(failureOf(error))
  })
  return () => stopping.abort()
}

async function look(video: HTMLVideoElement, { onText, onPicture }: CameraWatch, signal: AbortSignal): Promise<void> {
  const stream = await openCamera()
  const release = () => stream.getTracks().forEach((track) => track.stop())
  // The scanner was closed while the browser asked for permission.
  if (signal.aborted) return release()
  signal.addEventListener('abort', release)
  video.srcObject = stream
  await video.play()
  onPicture()
  const reader = await openReader()
  const isNew = noticeRepeats()
  while (!signal.aborted) {
    // No frame is read while another tab is in front.
    const isSeen = !document.hidden && video.readyState >= video.HAVE_CURRENT_DATA
    for (const { rawValue } of isSeen ? await reader.detect(video) : [])
      if (!signal.aborted && isNew(rawValue, deviceNow())) onText(rawValue)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
  }
}

async function openCamera(): Promise<MediaStream> {
  if (!globalThis.isSecureContext) throw new DOMException('', 'SecurityError')
  if (typeof navigator.mediaDevices?.getUserMedia !== 'function') throw new DOMException('', 'NotFoundError')
  // The rear camera, if there are two.
  const video = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } }
  return navigator.mediaDevices.getUserMedia({ video, audio: false })
}

const FAILURES: Record<string, CameraFailure> = {
  SecurityError: 'insecure',
  NotFoundError: 'no-camera',
  OverconstrainedError: 'no-camera',
  NotAllowedError: 'refused',
}

const failureOf = (error: unknown): CameraFailure => FAILURES[(error as { name?: string } | undefined)?.name ?? ''] ?? 'failed'
