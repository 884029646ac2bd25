import { handOn } from '../client/screen'
import { Icon } from './icon'
import { Tap } from './tap'
import './share-button.css'

/** The browser's own way to share, or the address to paste somewhere. */
export const ShareButton = ({ title }: { title: string }) => (
  <Tap className="share-button" onTap={() => void handOn(title)}>
    <Icon name="share" className="share-icon" />
    转发
  </Tap>
)
