/** Short texts for the result of a scanned or typed code. */
import { clock } from '../../../domain/calendar/calendar'
import type { Person } from './people'
import type { Scan, ScanRefusal } from './scan'

export interface ScanWords {
  tone: 'ok' | 'warn'
  title: string
  text: string
}

/** Reasons for refusing a code, each with the next step. */
export const scanRefusals: Record<ScanRefusal, { title: string; text: string }> = {
  'not-a-ticket': { title: '不是签到码', text: '请让对方打开“我的 → 签到码”。也可以报上面的六位码，或者在名单里点名。' },
  'ticket-foreign': { title: '是另一场活动的签到码', text: '请让对方打开今天这一场的签到码。没有报这一场的，用“临时来的人”登记。' },
  'ticket-forged': { title: '签到码不对，没有签到', text: '这个码不是系统发的，可能被改过。请问清姓名，在名单里点名。' },
  'venue-code': { title: '这是现场码，不是签到码', text: '现场码给志愿者用自己的手机扫。这里要扫志愿者手机上的签到码。' },
  'not-six-characters': { title: '签到码是六位', text: '没有 0、1 和容易听错的字母。请对着签到码再报一遍。' },
  'code-unknown': { title: '名单里没有这个码', text: '请再核对一遍。刚报名的人码还不在这台手机上：扫码，或者联网后再试。' },
  'too-many-wrong': { title: '连续输错太多次', text: '请过十分钟再输。现在可以扫码，或者在名单里点名。' },
}

export function scanWords(scan: Scan): ScanWords {
  switch (scan.kind) {
    case 'missing':
      return { tone: 'ok', title: personWords(scan.person), text: '已签到' }
    case 'here':
      return {
        tone: 'warn',
        title: personWords(scan.person),
        text: `已在 ${at(scan.person.attendance.inAt)} 签到过。同一个码出示两次，可能是截图或照片，请看看是不是本人。`,
      }
    case 'left':
      return {
        tone: 'warn',
        title: personWords(scan.person),
        text: `已在 ${at(scan.person.attendance.outAt)} 签退。人又回来了，请在名单里撤销签退。`,
      }
    case 'new':
      return { tone: 'ok', title: '新报名的人，已签到', text: '不在这台手机的名单上，但票是真的。联网后显示姓名。' }
    case 'refused':
      return { tone: 'warn', ...scanRefusals[scan.reason] }
  }
}

/** Name and position: 陈样例 · 执业医师. */
const personWords = ({ name, position }: Person): string => [name, position].filter(Boolean).join(' · ')
const at = (moment: number | null): string => (moment === null ? '' : clock(moment))
