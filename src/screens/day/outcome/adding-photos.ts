/** Adding photos to an outcome, and removing them. */
import { useQueryClient } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import type { OutcomePhoto } from '../../../contract/records/outcomes'
import type { OutcomeView } from '../../../contract/records/outcomes'
import { refuse } from '../../../domain/decision'
import { MOST_PHOTOS, PHOTO } from '../../../domain/photos/photo'
import { activitiesKey } from '../../../client/activities/activities'
import { api, ask } from '../../../client/wire/calls'
import { type ChosenPhoto, type SmallPhoto, choosePhotos } from '../../../client/phone/choose-photos'
import { randomId } from '../../../client/phone/device'
import { savePictureFile } from '../../../client/phone/picture-files'
import { outcomeKey } from './outcomes'
import { type Attempt, openPhotoQueue } from './photo-queue'
import { thumbnailName } from '../../../client/photos'
import { type Sending, sendFile } from '../../../client/uploads'
import { holdRequestId } from '../../../client/wire/request-id'
import { useChange } from '../../../client/wire/use-change'

/** Photos being sent from this screen, and the choice of more. */
export function useAddPhotos({ activity: { id: activityId }, photos }: OutcomeView) {
  const [queue] = useState(openPhotoQueue)
  const adding = useSyncExternalStore(queue.subscribe, queue.list, queue.list)
  const [isRefused, setIsRefused] = useState(false)
  const change = useChangePhotos(activityId)
  const room = MOST_PHOTOS - photos.length - adding.length
  const choose = async (): Promise<void> => {
    const chosen = await choosePhotos(room)
    setIsRefused(chosen === 'refused')
    if (chosen === 'refused') return
    const added = (photo: OutcomePhoto) => change((before) => [...before.filter(({ id }) => id !== photo.id), photo])
    await queue.add(chosen.map((photo) => ({ key: randomId(), attempt: attemptOf(activityId, photo, added) })))
  }
  return {
    adding,
    /** Number of photos that may still be added. */
    room,
    /** True if the phone does not allow access to its photos. */
    isRefused,
    choose: () => void choose(),
    again: () => void queue.again(),
    drop: queue.drop,
  }
}

/** State and actions of `useAddPhotos`. */
export type AddPhotos = ReturnType<typeof useAddPhotos>

/** Upload of a photo. A retry does not repeat completed steps. */
function attemptOf(activityId: string, chosen: ChosenPhoto, added: (photo: OutcomePhoto) => void): Attempt {
  let small: SmallPhoto | null = null
  let sending: Sending | null = null
  const request = holdRequestId(randomId)
  return async (show) => {
    small ??= await chosen().catch(() => null)
    if (!small) return refuse('unreadable-photo')
    const { file, thumbnail, preview } = small
    show({ preview })
    sending ??= sendFile(file, 'photo', PHOTO.bytes)
    const { uploadId, go } = sending
    const sent = await go((share) => show({ share }))
    const add = (requestId: string) => ask(api.outcomes.addPhoto.mutate({ requestId, activityId, uploadId, thumbnail }))
    const answer = sent.ok ? await request(uploadId, add) : sent
    if (answer.ok) {
      // A stored thumbnail need not be downloaded. Without room on the phone it is downloaded later.
      await savePictureFile(thumbnailName(answer.photo.id), thumbnail).catch(() => undefined)
      added(answer.photo)
    } else if (answer.reason === 'upload-gone') sending = null
    return answer
  }
}

/** Removes a public photo. */
export function useRemovePhoto(activityId: string) {
  const change = useChangePhotos(activityId)
  return useChange((requestId, photoId: string) => api.outcomes.removePhoto.mutate({ requestId, activityId, photoId }), {
    onAnswer: (_answer, photoId) => change((before) => before.filter(({ id }) => id !== photoId)),
  })
}

/** Applies an accepted change of photos: at once in this form, and on the visit's page when it is next shown. */
function useChangePhotos(activityId: string) {
  const client = useQueryClient()
  return (change: (before: OutcomePhoto[]) => OutcomePhoto[]) => {
    client.setQueryData<OutcomeView>(outcomeKey(activityId), (view) => view && { ...view, photos: change(view.photos) })
    void client.invalidateQueries({ queryKey: activitiesKey })
  }
}
