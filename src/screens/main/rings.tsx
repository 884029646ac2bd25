import { View } from '@tarojs/components'
import './rings.css'

/** 同心圆, the mark. */
export const RingsMark = ({ className = '' }: { className?: string }) => <View className={`rings-mark ${className}`} aria-hidden />
