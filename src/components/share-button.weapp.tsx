import { Button, View } from '@tarojs/components'
import { Icon } from './icon'
import { type ShareButtonProps, shareLook } from './share-button-props'
import './button.css'
import './share-button.css'
import './share-native.css'

/** Shares the page to a chat, which only WeChat's own button can do. The styles are on the button's content. */
export const ShareButton = (props: ShareButtonProps) => (
  <Button id={props.id} openType="share" className="share-button-native" hoverClass="tap-down" aria-label={props.label ?? '转发'}>
    <View className={shareLook(props)}>
      <Icon name="share" className="share-button-icon" />
      {props.label ?? '转发'}
    </View>
  </Button>
)
