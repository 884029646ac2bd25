import { View } from '@tarojs/components'
import { useState } from 'react'
import { type OrganisationWords, useSaveOrganisation } from '../organisations'
import { showToast } from '../../../client/phone/screen'
import type { OrganisationView } from '../../../contract/people/organisations'
import { tidyContactPhone } from '../../../domain/base/contact-phone'
import { Button } from '../../../components/button'
import { ChipList } from '../../../components/choice-list'
import { Field } from '../../../components/field'
import { FaultNotice } from '../../../components/notice'
import { Sheet } from '../../../components/sheet'
import { TextInput } from '../../../components/text-input'
import { ProblemNotice } from '../problem'
import { KINDS } from '../organisation-kinds'
import { CONFIRMATION_CHOICES, TRUST_CHOICES, aliasesOf, isShort, phoneError } from './words'

interface OrganisationSheetProps {
  /** Absent for a new organisation. */
  organisation?: OrganisationView
  onClose: () => void
  onMerge?: () => void
}

const EMPTY: OrganisationWords = {
  name: '',
  shortName: '',
  kind: 'group',
  aliases: [],
  isTrusted: false,
  declaredIsEnough: false,
  contactPhone: '',
}

/** Form for an organisation's names. */
export function OrganisationSheet({ organisation, onClose, onMerge }: OrganisationSheetProps) {
  const [words, setWords] = useState<OrganisationWords>(organisation ?? EMPTY)
  const [aliases, setAliases] = useState((organisation?.aliases ?? []).join('\n'))
  const [wasTried, setWasTried] = useState(false)
  const save = useSaveOrganisation()
  const input = {
    name: words.name.trim(),
    shortName: words.shortName.trim(),
    kind: words.kind,
    aliases: aliasesOf(aliases),
    isTrusted: words.isTrusted,
    declaredIsEnough: words.declaredIsEnough,
    contactPhone: tidyContactPhone(words.contactPhone),
    organisationId: organisation?.id ?? null,
  }
  const send = () => {
    setWasTried(true)
    if (isShort(input.name) || isShort(input.shortName) || phoneError(input.contactPhone) !== null) return
    save.mutate(input, {
      onSuccess: (answer) => {
        if (!answer.ok) return
        showToast('已保存')
        onClose()
      },
    })
  }
  const error = (text: string) => (wasTried && isShort(text) ? '至少写两个字。' : null)
  return (
    <Sheet isOpen title={organisation ? organisation.name : '加一个组织'} isHeld={save.isPending} onClose={onClose}>
      <Field label="全称" hint={organisation ? '改了以后，原来的名称自动留作别名。' : undefined} error={error(input.name)}>
        <TextInput
          id="organisation-name"
          label="全称"
          value={words.name}
          maxLength={40}
          onChange={(name) => setWords({ ...words, name })}
        />
      </Field>
      <Field label="简称" hint="列表里显示的，比如 民革" error={error(input.shortName)}>
        <TextInput
          id="organisation-short"
          label="简称"
          value={words.shortName}
          maxLength={16}
          onChange={(shortName) => setWords({ ...words, shortName })}
        />
      </Field>
      <Field label="类别">
        <ChipList
          id="organisation-kind"
          label="类别"
          choices={KINDS}
          chosen={[words.kind]}
          onChange={([kind]) => setWords({ ...words, kind: kind as OrganisationWords['kind'] })}
        />
      </Field>
      <Field
        label="咨询电话"
        hint="公开显示。村民问这个组织的活动时打；没有就空着，显示基地的电话。"
        error={wasTried ? phoneError(input.contactPhone) : null}
      >
        <TextInput
          id="organisation-phone"
          label="咨询电话"
          value={words.contactPhone}
          maxLength={30}
          placeholder="座机带区号，或者手机"
          isInvalid={wasTried && phoneError(input.contactPhone) !== null}
          onChange={(contactPhone) => setWords({ ...words, contactPhone })}
        />
      </Field>
      <Field label="发布活动" hint="提交审核的，管理员看过才会出现在列表上。">
        <ChipList
          id="organisation-trust"
          label="发布活动"
          choices={TRUST_CHOICES}
          chosen={[words.isTrusted ? 'direct' : 'reviewed']}
          onChange={([trust]) => setWords({ ...words, isTrusted: trust === 'direct' })}
        />
      </Field>
      <Field label="成员核实" hint="没有名册、也没有组织者的组织，可以设成自己填了就算。">
        <ChipList
          id="organisation-members"
          label="成员核实"
          choices={CONFIRMATION_CHOICES}
          chosen={[words.declaredIsEnough ? 'declared' : 'confirmed']}
          onChange={([choice]) => setWords({ ...words, declaredIsEnough: choice === 'declared' })}
        />
      </Field>
      <Field label="别名" hint="通知里的其他写法，一行一个。搜索时也找得到。">
        <TextInput id="organisation-aliases" label="别名" isMultiline value={aliases} maxLength={800} onChange={setAliases} />
      </Field>
      <View className="stack">
        <ProblemNotice of={save.data} />
        <FaultNotice of={save.error} />
        <Button id="save-organisation" isPending={save.isPending} onTap={send}>
          保存
        </Button>
        {onMerge ? (
          <Button id="merge-organisation" kind="quiet" isDisabled={save.isPending} onTap={onMerge}>
            和另一个组织是同一个，合并
          </Button>
        ) : null}
      </View>
    </Sheet>
  )
}
