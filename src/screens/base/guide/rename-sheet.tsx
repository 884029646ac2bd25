import { useState } from 'react'
import { Button } from '../../../components/button'
import { ChoiceList } from '../../../components/choice-list'
import { Field } from '../../../components/field'
import { Sheet } from '../../../components/sheet'
import { TextInput } from '../../../components/text-input'
import type { OfferedOrganisation } from '../../../contract/base'
import { cleanLine } from '../../../domain/base/words'
import { type GuideForm, nameIn } from './guide-form'

interface RenameSheetProps {
  form: GuideForm
  offer: OfferedOrganisation
  change: (part: Partial<GuideForm>) => void
  onClose: () => void
}

/** Another name for a usual organisation: one of its forms, or typed. */
export function RenameSheet({ form, offer, change, onClose }: RenameSheetProps) {
  const [name, setName] = useState(nameIn(form, offer))
  const isShort = Array.from(cleanLine(name)).length < 2
  const keep = () => {
    if (isShort) return
    change({ renamed: { ...form.renamed, [offer.form]: name } })
    onClose()
  }
  return (
    <Sheet isOpen title={offer.shortName} onClose={onClose}>
      {offer.names.length > 1 ? (
        <ChoiceList
          id="guide-form-name"
          label="名称"
          choices={offer.names.map((id) => ({ id, name: id }))}
          chosen={[name]}
          onChange={([chosen = '']) => setName(chosen)}
        />
      ) : null}
      <Field label="全称" error={isShort ? '至少写两个字。' : null}>
        <TextInput id="guide-rename" label="全称" value={name} maxLength={40} onChange={setName} />
      </Field>
      <Button id="guide-rename-keep" onTap={keep}>
        就叫这个
      </Button>
    </Sheet>
  )
}
