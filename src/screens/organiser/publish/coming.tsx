import { View } from '@tarojs/components'
import { useState } from 'react'
import { chosenThings, usualThings, withChosen } from '../../../domain/activities/bringing'
import { LONGEST_BRING } from '../../../domain/activities/coming'
import { ChipList } from '../../../components/choice-list'
import { Field } from '../../../components/field'
import { Icon } from '../../../components/icon'
import { Section } from '../../../components/section'
import { Tap } from '../../../components/tap'
import { TextInput } from '../../../components/text-input'
import { ComingMore } from './coming-more'
import { contactIn, summaryWords } from './coming-words'
import { COMING_ID, type QuestionProps, errorAt, isFolded, questionId } from './questions'

/** Facts for residents before they come. All but the things to bring is folded into one line, since the usual visit needs no more. */
export function ComingSection(props: QuestionProps) {
  const { form, problems, vocabulary, usualAnswers } = props
  const [isOpen, setIsOpen] = useState(false)
  const hasProblem = problems.some(({ field }) => isFolded(field))
  // A part that a problem opened stays open under the hand that mends it.
  if (hasProblem && !isOpen) setIsOpen(true)
  const isShown = isOpen || hasProblem
  const contact = contactIn(form, vocabulary, usualAnswers?.phones ?? {})
  return (
    <Section title="村民来之前要知道的">
      <Bring {...props} />
      <View id={COMING_ID} className="publish-fold">
        <Tap
          id="coming-fold"
          className="publish-fold-head"
          isExpanded={isShown}
          isDisabled={hasProblem}
          label={`怎么来、打电话问谁、下雨怎么办，现在是：${summaryWords(form, contact)}`}
          onTap={() => setIsOpen(!isShown)}
        >
          <View className="publish-fold-columns">
            <View id="coming-summary" className="publish-fold-words">
              {summaryWords(form, contact)}
            </View>
            <View className="publish-fold-more">
              {isShown ? '收起' : '补充'}
              <Icon name="down" className={isShown ? 'publish-fold-icon publish-fold-icon-open' : 'publish-fold-icon'} />
            </View>
          </View>
        </Tap>
        {isShown ? <ComingMore {...props} contact={contact} /> : null}
      </View>
    </Section>
  )
}

/** Things to bring: usual ones of the categories to tap, and a line for others. */
function Bring(props: QuestionProps) {
  const { form, onChange, usualAnswers } = props
  const usual = usualThings(usualAnswers?.bring ?? {}, form.categories)
  const error = errorAt(props, 'bring')
  return (
    <Field id={questionId('bring')} label="要带什么" hint="不用带东西就空着。" error={error}>
      {usual.length > 0 ? (
        <View className="publish-usual">
          <ChipList
            id="bring"
            label="常带的东西"
            isMultiple
            choices={usual.map((thing) => ({ id: thing, name: thing }))}
            chosen={chosenThings(form.bring, usual)}
            onChange={(chosen) => onChange({ bring: withChosen(form.bring, usual, chosen) })}
          />
        </View>
      ) : null}
      <TextInput
        id="plan-bring"
        label="要带什么"
        placeholder="例如：身份证、以前的病历"
        value={form.bring}
        onChange={(bring) => onChange({ bring })}
        maxLength={LONGEST_BRING}
        isInvalid={error !== null}
      />
    </Field>
  )
}
