/** Public photos of visits. Photos never change, so those on the phone are not requested again. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { api, ask } from './wire/calls'
import { savePictureFile, pictureFile, sweepPictureFiles } from './phone/picture-files'

/** Thumbnails per call: with a weak signal more would exceed the time limit. */
const AT_ONCE = 3

export const thumbnailName = (photoId: string): string => `thumb-${photoId}`
const photoName = (photoId: string): string => `photo-${photoId}`

/** Image sources by photo id. Thumbnails that have arrived are shown while the others load. */
export function useThumbnails(activityId: string, photoIds: readonly string[]) {
  const client = useQueryClient()
  const queryKey = ['photos', activityId, photoIds]
  return useQuery({
    queryKey,
    queryFn: async (): Promise<Record<string, string>> => {
      const lacking = photoIds.filter((id) => pictureFile(thumbnailName(id)) === null)
      for (let from = 0; from < lacking.length; from += AT_ONCE) {
        client.setQueryData(queryKey, picturesOf(photoIds))
        const part = await ask(api.outcomes.thumbnails.query({ activityId, photoIds: lacking.slice(from, from + AT_ONCE) }))
        for (const { id, data } of part) await savePictureFile(thumbnailName(id), data)
      }
      return picturesOf(photoIds)
    },
    enabled: photoIds.length > 0,
    // Missing thumbnails are requested again when the page is opened or a network returns.
    staleTime: ({ state: { data } }) => (data && !Object.values(data).includes('') ? Infinity : 0),
    placeholderData: (before) => before,
    meta: { keep: false },
  })
}

function picturesOf(photoIds: readonly string[]): Record<string, string> {
  const pictures: Record<string, string> = {}
  for (const id of photoIds) pictures[id] = pictureFile(thumbnailName(id)) ?? ''
  return pictures
}

/**
 * Requests a whole photo part by part. After a fault the next request continues at the missing part. The answer is an image source;
 * null for a removed photo.
 */
export function useWholePhoto(activityId: string) {
  const [share, setShare] = useState(0)
  const arrived = useRef(new Map<string, string[]>())
  const asking = useMutation({
    mutationFn: async (photoId: string): Promise<string | null> => {
      const file = pictureFile(photoName(photoId))
      if (file) return file
      const data = arrived.current.get(photoId) ?? []
      arrived.current.set(photoId, data)
      for (let parts = data.length + 1; data.length < parts; setShare(data.length / parts)) {
        const answer = await ask(api.outcomes.photo.query({ activityId, photoId, part: data.length }))
        if (!answer) return null
        data.push(answer.data)
        parts = answer.parts
      }
      arrived.current.delete(photoId)
      return savePictureFile(photoName(photoId), data.join(''))
    },
    onMutate: () => setShare(0),
  })
  return { ...asking, share }
}

/** Makes room on the phone for these photos by removing others. */
export const makeRoomFor = (photoIds: readonly string[]): void =>
  sweepPictureFiles([...photoIds.map(thumbnailName), ...photoIds.map(photoName)])
