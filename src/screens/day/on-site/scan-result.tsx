import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { Icon } from '../../../components/icon'
import type { Scans } from './use-scans'
import './scan-result.css'

/** Result of the last code, large enough to be read at arm's length. */
export function ScanResult({ scans: { result, leave } }: { scans: Scans }) {
  if (!result) return null
  const { tone, title, text, leaving } = result
  return (
    <View id="scan-result" className={`scan-result scan-result-${tone}`} role="alert">
      <View className="scan-result-words">
        <Icon name={tone === 'ok' ? 'check' : 'alert'} className="scan-result-icon" />
        <View className="scan-result-text">
          <View className="scan-result-title">{title}</View>
          <View>{text}</View>
        </View>
      </View>
      {leaving ? (
        <View className="scan-result-action">
          <Button id="scan-leave" kind="quiet" isSmall onTap={() => leave(leaving)}>
            是本人，签退
          </Button>
        </View>
      ) : null}
    </View>
  )
}
