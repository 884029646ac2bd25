import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { SaveResult } from '../../../client/phone/picture'
import { drawPictures, openImage, openPermissions, savePictures } from '../../../client/phone/picture-canvas'
import { checkAddress } from '../proofs'
import { copyText } from '../../../client/phone/screen'
import type { ProofView } from '../../../contract/records/records'
import { proofCodeInGroups } from '../../../domain/records/proof'
import { Button } from '../../../components/button'
import { Notice } from '../../../components/notice'
import { Skeleton } from '../../../components/skeleton'
import { Tap } from '../../../components/tap'
import { Picture } from '../../../components/picture'
import { DrawingCanvas } from './canvas'
import { layoutProof } from './layout'
import { PAGE } from './paper-size'

/** Preview of the proof's pages as they will be saved. */
export function ProofPictures({ proof }: { proof: ProofView }) {
  const { pictures, hasFailed, again } = usePictures(proof)
  const [saved, setSaved] = useState<SaveResult | null>(null)
  const code = proofCodeInGroups(proof.code)
  const save = () => {
    setSaved(null)
    void savePictures(pictures.map((src, index) => ({ src, name: nameOf(proof, index, pictures.length) }))).then(setSaved)
  }
  return (
    <View className="proof-block stack">
      <View className="card">
        <View className="small">核对码</View>
        <View id="proof-code" className="numeral proof-code" aria-label={`核对码 ${proof.code.split('').join(' ')}`}>
          {code}
        </View>
        <Button kind="quiet" isSmall icon="copy" onTap={() => void copyText(code, '核对码已复制')}>
          复制核对码
        </Button>
      </View>
      {hasFailed ? (
        <Notice
          tone="warn"
          icon="alert"
          isAnswer
          action={
            <Button kind="quiet" isSmall onTap={again}>
              再画一次
            </Button>
          }
        >
          图片没有画出来。证明已经开好，凭核对码也能核对。
        </Notice>
      ) : null}
      {pictures.length === 0 && !hasFailed ? <Skeleton shape="rows" /> : null}
      {pictures.map((src, index) => (
        <Tap key={src} label={`证明第 ${index + 1} 页，共 ${pictures.length} 页`} onTap={() => openImage(src, pictures)}>
          <Picture className="proof-image" src={src} fit="width" label={`志愿服务记录证明，${proof.name}，核对码 ${code}`} />
        </Tap>
      ))}
      {pictures.length > 0 ? (
        <Button id="save-picture" onTap={save}>
          {pictures.length > 1 ? `保存 ${pictures.length} 张图片` : '保存图片'}
        </Button>
      ) : null}
      <Outcome saved={saved} />
      <DrawingCanvas width={PAGE.width} height={PAGE.height} />
    </View>
  )
}

function usePictures(proof: ProofView) {
  const [pictures, setPictures] = useState<string[]>([])
  const [hasFailed, setHasFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let isGone = false
    const paper = { ...proof, checkAddress: checkAddress(proof.code) }
    void drawPictures((measure) => layoutProof(paper, PAGE.width, measure)).then(
      (drawn) => isGone || setPictures(drawn),
      () => isGone || setHasFailed(true),
    )
    return () => void (isGone = true)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a proof never changes: its code names it
  }, [proof.code, attempt])
  const again = () => {
    setHasFailed(false)
    setAttempt(attempt + 1)
  }
  return { pictures, hasFailed, again }
}

const nameOf = ({ year, code }: ProofView, index: number, count: number): string =>
  `志愿服务记录证明-${year}-${code}${count > 1 ? `-${index + 1}` : ''}.png`

/** Result of saving, with a way out after a failure. */
function Outcome({ saved }: { saved: SaveResult | null }) {
  if (saved === null || (!saved.ok && saved.reason === 'cancelled')) return null
  if (saved.ok) {
    return (
      <Notice tone="ok" icon="check" isAnswer>
        已保存。没有看到的话，长按图片也能保存。
      </Notice>
    )
  }
  return (
    <Notice
      tone="warn"
      icon="alert"
      isAnswer
      action={
        saved.reason === 'refused' ? (
          <Button id="open-permissions" kind="quiet" isSmall onTap={openPermissions}>
            去设置
          </Button>
        ) : null
      }
    >
      {saved.reason === 'refused'
        ? '没有允许保存到相册。点右上角“…”→“设置”，允许“添加到相册”后再点保存；或点开图片，截屏也行。'
        : '没有保存成功。再试一次；或点开图片，长按保存。'}
    </Notice>
  )
}
