/** The end of a deployment: the first administrator's code, and what only a person can do. */
import type { Outcome } from './steps'

/** The code stands nowhere else, so that it is shown also when a later step failed. */
export const codeLines = ({ openingCode }: Outcome): string[] =>
  openingCode === null
    ? []
    : [
        '',
        `管理员的开通码：${openingCode}`,
        '在小程序里“我的 → 组织者入口”输入，成为管理员。24 小时内有效，只能用一次。现在就抄下来：它没有存在任何文件里，过期了再运行一次这条命令就有新的。',
      ]

export const todoLines = ({ version }: Outcome, environment: string): string[] => [
  '',
  '还要在网页上手工做的（详见 config/deploy/README.md）：',
  `- mp.weixin.qq.com → 版本管理：把 ${version ?? '新版本'} 设为体验版，用手机扫码看一遍，再提交审核，通过后点发布`,
  `- 云开发控制台 → 环境 ${environment} → 云函数 → 权限控制：写 {"*":{"invoke":"auth != null"},"migrate":{"invoke":false}}`,
  '- 第一次还有：小程序备案、服务类目、用户隐私保护指引、把环境关联到这个 appid',
]
