/** 专长: what people can do, and whether an organisation has to verify it. */
import { ChipList } from '../../../components/choice-list'
import { Field } from '../../../components/field'
import { Notice } from '../../../components/notice'
import { ListPage } from '../list-page'
import type { FieldsProps } from '../list-props'
import { verificationWords } from './verification-words'

export default function SkillsPage() {
  return (
    <ListPage
      of="skills"
      title="专长"
      noun="专长"
      hint="志愿者在资料里选专长，岗位可以要求专长。看病、法律这样做错会伤人的，要由所在组织核实。"
      blank={{ name: '', needsVerification: false }}
      lineOf={({ needsVerification }) => (needsVerification ? '要核实' : '不用核实')}
      Fields={Verification}
    />
  )
}

const CHOICES = [
  { id: 'declared', name: '自己填了就算' },
  { id: 'verified', name: '要组织核实' },
]

function Verification({ words, entry, onChange }: FieldsProps<'skills'>) {
  const effect = entry ? verificationWords(entry, words.needsVerification) : null
  return (
    <>
      <Field label="核实">
        <ChipList
          id="entry-verification"
          label="核实"
          choices={CHOICES}
          chosen={[words.needsVerification ? 'verified' : 'declared']}
          onChange={([chosen]) => onChange({ ...words, needsVerification: chosen === 'verified' })}
        />
      </Field>
      {effect === null ? null : (
        <Notice tone="warn" icon="people">
          {effect}
        </Notice>
      )}
    </>
  )
}
