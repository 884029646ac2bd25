import { sharePage } from '../client/phone/screen'
import { Icon } from './icon'
import { type ShareButtonProps, shareLook } from './share-button-props'
import { Tap } from './tap'
import './button.css'
import './share-button.css'

/** Shares by the browser's own dialog, or copies the address. */
export const ShareButton = (props: ShareButtonProps) => (
  <Tap id={props.id} className={shareLook(props)} onTap={() => void sharePage(props.title, props.path)}>
    <Icon name="share" className="share-button-icon" />
    {props.label ?? '转发'}
  </Tap>
)
