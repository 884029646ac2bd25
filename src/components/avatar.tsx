import { View } from '@tarojs/components'
import { surnameOf } from '../domain/people/names'
import './person.css'

/** The surname in a circle. */
export const Avatar = ({ name, isQuiet = false }: { name: string; isQuiet?: boolean }) => (
  <View className={`avatar ${isQuiet ? 'avatar-quiet' : ''}`} aria-hidden>
    {surnameOf(name)}
  </View>
)
