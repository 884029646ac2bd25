/** Reasons why a photo was not sent, in Chinese. A code without a text does not compile. */
import type { AddingPhoto, AddingRefusal } from './photo-queue'
import { faultTexts } from '../../../components/refusal-texts'

const WORDS: Record<AddingRefusal, string | ((about: string) => string)> = {
  'not-published': '这场活动还没有发布，不能放照片。',
  'activity-cancelled': '这场活动取消了，不能放照片。',
  'visit-not-begun': '活动还没有开始，不能放照片。',
  'too-many-photos': (about) => `一场活动最多放 ${about} 张照片。先去掉一张再传。`,
  'not-a-photo': '这张图不是 JPEG 照片，放不了。请换一张用相机拍的；截图请先转成照片。',
  'photo-too-large': '这张照片太大，缩小以后还是放不下。请换一张。',
  'file-too-large': '这张照片太大，缩小以后还是放不下。请换一张。',
  'unreadable-photo': '这张照片手机读不出来，或者缩不小。请换一张。',
  'too-many-files': (about) => `一天最多传 ${about} 张照片，请明天再传。`,
  'content-refused': '这张照片没有通过内容检查，不能放出来。请换一张。',
  'content-unchecked': '内容检查暂时用不了，照片没有放出来。过一会儿再传一次。',
  'upload-gone': '照片没有传完整。请再传一次。',
}

/** Text of the problem; null for none. */
export function problemWords({ problem }: Pick<AddingPhoto, 'problem'>): string | null {
  if (problem === null) return null
  if ('code' in problem) return problem.code === 'offline' ? '没有网络，没有传上去。联网后再传一次。' : faultTexts[problem.code]
  const words = WORDS[problem.reason]
  return typeof words === 'string' ? words : words(problem.about ?? '')
}

/** Progress of a photo in words. */
export function stepWords({ step, share, preview }: AddingPhoto): string {
  if (step === 'failed') return '没有传上去'
  if (step === 'waiting') return '等着传'
  return preview === null ? '正在缩小…' : `正在传 ${Math.round(share * 100)}%`
}
