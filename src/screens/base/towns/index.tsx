/** 乡镇: the base's towns, also pasted many at once. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { ListPage } from '../list-page'
import { PasteSheet } from './paste-sheet'

export default function TownsPage() {
  const [isPasting, setIsPasting] = useState(false)
  return (
    <ListPage of="towns" title="乡镇" noun="乡镇" hint="发布活动、筛选和年度统计都按这里的乡镇、街道。" blank={{ name: '' }}>
      <View>
        <Button id="paste-towns" kind="quiet" icon="copy" isSmall onTap={() => setIsPasting(true)}>
          粘贴一批
        </Button>
      </View>
      {isPasting ? <PasteSheet onClose={() => setIsPasting(false)} /> : null}
    </ListPage>
  )
}
