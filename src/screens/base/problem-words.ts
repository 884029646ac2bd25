/** Chinese refusal texts of this package. A code without a text does not compile. */
import type { ImportRefusal } from '../../contract/people/members'
import type { OrganisationRefusal } from '../../contract/people/organisations'
import type { RoleRefusal } from '../../contract/people/roles'
import type { UploadRefusal } from '../../contract/uploads'

type BaseRefusal = ImportRefusal | UploadRefusal | OrganisationRefusal | RoleRefusal

const WORDS: Record<BaseRefusal, string | ((about: string) => string)> = {
  'file-too-large': (about) => `文件太大，最多 ${about} MB。名册里只留姓名、手机号和专长，去掉图片再传。`,
  'too-many-files': (about) => `一天最多传 ${about} 个文件，请明天再传。`,
  'upload-gone': '文件没有传完整，或者已经过了一天。请重新选一次。',
  'not-a-spreadsheet': '这不是能读的表格。请在电脑上用表格软件另存为 .xlsx 或 .csv 再传。',
  'old-or-locked': '这是旧版的 .xls，或者加了密码。请打开后另存为不带密码的 .xlsx 再传。',
  'has-macros': '表格里带有宏，为了安全不读。请另存为不带宏的 .xlsx 再传。',
  'unpacks-too-large': '这个文件坏了，或者解开后大得不正常，没有读。请把名册复制到新的表格里再传。',
  'too-many-rows': (about) => `行数太多，一次最多 ${about} 行。请按组织分成几个文件。`,
  'too-wide': '表格用到的范围太大，多半是空白的行列设了格式。请只复制有内容的部分到新的表格里再传。',
  'unknown-encoding': '文字编码认不出来。请用表格软件打开，另存为 .xlsx 再传。',
  'no-heading': '没有找到表头。要有一行写着“姓名”和“手机号”，在前 30 行里。',
  'no-phone-column': '有“姓名”，但没有手机号这一列。请加上表头“手机号”再传。',
  'roster-changed': '刚才名册或志愿者的资料有变化，下面是重新核对的结果。请看一遍再确认。',
  'name-taken': (about) => `「${about}」已经用了这个名称或别名。是同一个组织的话，请合并。`,
  'organisation-gone': '这个组织已经合并到别的组织里了，请返回后重新打开。',
  'can-confirm-members': '这个组织有名册或组织者，成员要由组织核实，不能设成“自己填了就算”。',
  'last-administrator': '这是最后一位管理员。请先让另一个人当管理员，再取消。',
  'no-account': '这个人还没有自己登录过，不能给权限。请本人先登录、填好资料。',
}

/** Text of a refusal. */
export function problemWords({ reason, about = '' }: { reason: BaseRefusal; about?: string }): string {
  const words = WORDS[reason]
  return typeof words === 'string' ? words : words(about)
}
