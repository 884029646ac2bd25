import { Button } from '@tarojs/components'
import { Icon } from './icon'
import { type ShareButtonProps, shareLook } from './share-button-props'
import './button.css'
import './share-button.css'

/** Shares the page to a chat, which only WeChat's own button can open. */
export const ShareButton = (props: ShareButtonProps) => (
  <Button id={props.id} openType="share" className={shareLook(props)} hoverClass="tap-down" aria-label={props.label ?? '转发'}>
    <Icon name="share" className="share-icon" />
    {props.label ?? '转发'}
  </Button>
)
