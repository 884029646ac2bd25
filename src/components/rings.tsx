import { View } from '@tarojs/components'
import './rings.css'

/** The logo, 同心圆. */
export const RingsMark = ({ className = '' }: { className?: string }) => <View className={`rings-mark ${className}`} aria-hidden />
