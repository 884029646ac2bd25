import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '../../../client/phone/clock'
import { goBack } from '../../../client/phone/navigation'
import { useSaveProfile } from '../../../client/people/profile'
import { showToast } from '../../../client/phone/screen'
import type { Vocabulary } from '../../../contract/activities/activities'
import type { ProfileView } from '../../../contract/people/profile'
import { tidyName } from '../../../domain/people/names'
import { tidyPhone } from '../../../domain/people/phones'
import { offered } from '../../../domain/vocabulary/lists'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { NoRoomNotice } from '../../../components/no-room-notice'
import { FaultNotice } from '../../../components/notice'
import { Page } from '../../../components/page'
import { RestoredNotice } from '../../../components/restored-notice'
import { TextInput } from '../../../components/text-input'
import { Consents } from './consents'
import { MOST_ORGANISATIONS, MOST_SKILLS, errorsIn, tidySplits } from './form-state'
import { Memberships } from './memberships'
import { PickSome } from './pick-some'
import { Splits } from './splits'
import { skillWords } from './skill-words'
import { useProfileWriting } from './writing'

/** The profile form. After saving it returns to the previous page. */
export function ProfileForm({ profile, vocabulary }: { profile: ProfileView | null; vocabulary: Vocabulary }) {
  const writing = useProfileWriting(profile)
  const { answers, change } = writing
  const [wasTried, setWasTried] = useState(false)
  const save = useSaveProfile()
  const now = useNow()
  const errors = errorsIn(answers)
  const shown = wasTried ? errors : {}
  const isWrong = Object.keys(shown).length > 0

  const submit = () => {
    setWasTried(true)
    if (Object.keys(errors).length > 0) return
    const tidy = { ...answers, splits: tidySplits(answers), name: tidyName(answers.name), phone: tidyPhone(answers.phone) }
    save.mutate(tidy, {
      onSuccess: () => {
        writing.drop()
        showToast('已保存')
        goBack()
      },
    })
  }

  return (
    <Page
      title="我的资料"
      bottom={
        <>
          <NoRoomNotice isOnPhone={writing.isOnPhone} what="资料" wayOut="保存" />
          <FaultNotice of={save.error} />
          <Button onTap={submit} isPending={save.isPending} pendingText="正在保存…">
            保存
          </Button>
          {isWrong ? (
            <View className="button-reason small" role="alert">
              还有内容要改，请看上面红字。
            </View>
          ) : null}
        </>
      }
    >
      {writing.isRestored ? <RestoredNotice isChange={profile?.isComplete === true} onStartAgain={writing.startAgain} /> : null}
      <View className="card profile-card">
        <Field label="姓名" error={shown.name}>
          <TextInput
            label="姓名"
            kind="name"
            value={answers.name}
            onChange={(name) => change({ name })}
            maxLength={40}
            isInvalid={Boolean(shown.name)}
          />
        </Field>
        <Field label="手机号" hint="只有您报名的活动的组织者看得到完整号码。" error={shown.phone}>
          <TextInput
            label="手机号"
            kind="phone"
            value={answers.phone}
            onChange={(phone) => change({ phone })}
            maxLength={20}
            isInvalid={Boolean(shown.phone)}
          />
        </Field>
        <Field label="所属组织" hint="写几个字查找。可以不填，也可以填几个。">
          <PickSome
            id="organisation"
            what="组织"
            example="民革"
            chosen={answers.organisationIds}
            all={vocabulary.organisations}
            most={MOST_ORGANISATIONS}
            onChange={(organisationIds) => change({ organisationIds })}
          />
        </Field>
        <Splits answers={answers} names={vocabulary.organisations} error={shown.split} onChange={(splits) => change({ splits })} />
        <Field label="专长" hint="写几个字查找。有的岗位需要；医生、律师等要由所在组织核实。">
          <PickSome
            id="skill"
            what="专长"
            example="书法"
            chosen={answers.skillIds}
            all={offered(vocabulary.skills, ...answers.skillIds)}
            most={MOST_SKILLS}
            onChange={(skillIds) => change({ skillIds })}
            noteOf={(skillId) => skillWords(skillId, profile, vocabulary, now)}
          />
        </Field>
      </View>
      {profile ? <Memberships /> : null}
      <Consents profile={profile} answers={answers} onChange={change} onTakenBack={writing.takenBack} error={shown.consent} />
    </Page>
  )
}
