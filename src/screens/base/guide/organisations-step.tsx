import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { ChoiceList } from '../../../components/choice-list'
import { Section } from '../../../components/section'
import { Tap } from '../../../components/tap'
import type { OfferedOrganisation } from '../../../contract/base'
import { nameIn } from './guide-form'
import { OwnSheet } from './own-sheet'
import { RenameSheet } from './rename-sheet'
import type { StepProps } from './step-props'

type OpenSheet = { offer: OfferedOrganisation } | { own: number | null }

/** The usual organisations, ticked, and others. */
export function OrganisationsStep({ form, change, error, offers }: StepProps & { offers: readonly OfferedOrganisation[] }) {
  const [sheet, setSheet] = useState<OpenSheet>()
  const close = () => setSheet(undefined)
  const wrong = error('organisations')
  const ticked = offers.filter((offer) => !form.without.includes(offer.form))
  return (
    <View className="stack">
      <Section title="有哪些组织" aside={`${ticked.length + form.own.length} 个`}>
        <View className="small guide-line">没有的去掉勾。名称不对的，在下面点它改。以后还能再加、再改。</View>
        {wrong ? (
          <View className="field-error small" role="alert">
            {wrong}
          </View>
        ) : null}
        <ChoiceList
          id="guide-usual"
          label="常见的组织"
          choices={offers.map((offer) => ({ id: offer.form, name: nameIn(form, offer), note: offer.shortName }))}
          chosen={ticked.map((offer) => offer.form)}
          onChange={(chosen) => change({ without: offers.map((offer) => offer.form).filter((id) => !chosen.includes(id)) })}
          isMultiple
        />
      </Section>
      <Section title="改名称">
        {ticked.map((offer) => (
          <Tap key={offer.form} id={`guide-rename-${offer.form}`} className="guide-row guide-rename" onTap={() => setSheet({ offer })}>
            {nameIn(form, offer)}
          </Tap>
        ))}
      </Section>
      <Section title="别的组织" aside={form.own.length > 0 ? `${form.own.length} 个` : undefined}>
        {form.own.map(({ name, shortName }, index) => (
          <Tap key={name} id={`guide-own-${index}`} className="guide-row guide-rename" onTap={() => setSheet({ own: index })}>
            {name}（{shortName}）
          </Tap>
        ))}
        <Button id="guide-add" kind="quiet" isSmall icon="plus" onTap={() => setSheet({ own: null })}>
          加一个组织
        </Button>
      </Section>
      {sheet && 'offer' in sheet ? <RenameSheet form={form} offer={sheet.offer} change={change} onClose={close} /> : null}
      {sheet && 'own' in sheet ? <OwnSheet form={form} index={sheet.own} change={change} onClose={close} /> : null}
    </View>
  )
}
