import { callPhone } from '../../client/phone/screen'
import { Icon } from '../../components/icon'
import { Tap } from '../../components/tap'
import '../../components/person.css'

/** A phone number to call; nothing for a person known by name alone. */
export const Phone = ({ name, phone }: { name: string; phone: string }) =>
  phone === '' ? null : (
    <Tap className="person-phone" role="link" label={`给${name}打电话 ${phone}`} onTap={() => callPhone(phone)}>
      <Icon name="phone" className="person-phone-icon" />
      {phone}
    </Tap>
  )
