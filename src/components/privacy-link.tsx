import { openPage } from '../client/phone/navigation'
import { Button } from './button'

/** Link to the privacy page, wherever people are asked for their data. */
export const PrivacyLink = () => (
  <Button kind="quiet" isSmall onTap={() => openPage('volunteer/privacy')}>
    隐私说明
  </Button>
)
