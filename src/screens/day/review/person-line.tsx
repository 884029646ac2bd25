import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { ReviewPerson } from '../../../contract/records/records'
import { Avatar } from '../../../components/avatar'
import '../../../components/tag.css'

interface PersonLineProps {
  person: ReviewPerson
  id?: string
  /** Lines about the person. */
  lines: readonly string[]
  /** One or two words beside the name. */
  tag?: string | undefined
  /** Buttons. */
  children?: ReactNode
}

/** A person's line: name, remarks and buttons. */
export const PersonLine = ({ person, id, lines, tag, children }: PersonLineProps) => (
  <View id={id} className="person ruled review-person">
    <Avatar name={person.name} isQuiet={person.inAt !== null} />
    <View className="person-row">
      <View className="person-words">
        <View className="strong">
          {person.name}
          {tag ? <Text className="tag tag-warn person-tag">{tag}</Text> : null}
        </View>
        <View className="small">{[person.position ?? '没有报名', person.organisation].filter(Boolean).join(' · ')}</View>
        {lines.map((line) => (
          <View key={line} className="small review-line">
            {line}
          </View>
        ))}
      </View>
      <View className="person-action review-actions">{children}</View>
    </View>
  </View>
)
