import { handOn } from '../client/phone/screen'
import { Icon } from './icon'
import { type ShareButtonProps, shareLook } from './share-button-props'
import { Tap } from './tap'
import './button.css'
import './share-button.css'

/** The browser's own way to share, or the address to paste somewhere. */
export const ShareButton = (props: ShareButtonProps) => (
  <Tap id={props.id} className={shareLook(props)} onTap={() => void handOn(props.title, props.path)}>
    <Icon name="share" className="share-icon" />
    {props.label ?? '转发'}
  </Tap>
)
