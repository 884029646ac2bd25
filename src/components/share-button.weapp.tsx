import { Button } from '@tarojs/components'
import { Icon } from './icon'
import './share-button.css'

/** Hands the page to a chat; only WeChat's own button may open that. */
export const ShareButton = (_props: { title: string }) => (
  <Button openType="share" className="tap share-button" hoverClass="tap-down" aria-label="转发">
    <Icon name="share" className="share-icon" />
    转发
  </Button>
)
