import { View } from '@tarojs/components'

/** A heading that screen readers can jump to. */
export const Heading = ({ level, children, className = '' }: { level: 1 | 2 | 3; children: string; className?: string }) => (
  <View className={`h${level} ${className}`} role="heading" aria-level={level}>
    {children}
  </View>
)
