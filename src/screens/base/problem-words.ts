/** Chinese refusal texts of this package. A code without a text does not compile. */
import type { ImportRefusal, SaveMemberAnswer } from '../../contract/people/members'
import type { OrganisationRefusal } from '../../contract/people/organisations'
import type { RoleRefusal } from '../../contract/people/roles'
import type { UploadRefusal } from '../../contract/uploads'
import type { HolidaysRefusal } from '../../contract/calendar'
import type { SaveTextAnswer } from '../../contract/vocabulary'
import type { ListRefusal } from '../../domain/vocabulary/lists'

type MemberRefusal = Extract<SaveMemberAnswer, { ok: false }>['reason'] | 'too-many-exports'
type TextRefusal = Extract<SaveTextAnswer, { ok: false }>['reason']
type BaseRefusal =
  | ListRefusal
  | HolidaysRefusal
  | TextRefusal
  | ImportRefusal
  | UploadRefusal
  | OrganisationRefusal
  | RoleRefusal
  | MemberRefusal

/** The step that makes any spreadsheet readable. */
const SAVE_AS = '选“文件 → 另存为”，类型选 .xlsx，再传'

const WORDS: Record<BaseRefusal, string | ((about: string) => string)> = {
  'file-too-large': (about) => `文件太大，最多 ${about} MB。名册里只留姓名、手机号和专长，去掉图片再传。`,
  'too-many-files': (about) => `一天最多传 ${about} 个文件，请明天再传。`,
  'upload-gone': '文件没有传完整，或者已经过了一天。请重新选一次。',
  'file-empty': '这个文件是空的，里面没有内容。请打开看一下，保存以后再传。',
  'file-is-picture': `这是一张图片，不是表格，里面的字读不出来。请传原来的表格，或者把名单录进表格，${SAVE_AS}。`,
  'file-is-pdf': `这是 PDF，不是表格。请传做这份 PDF 的原表格，或者把名单复制到表格里，${SAVE_AS}。`,
  'file-is-document': `这是文字或演示文稿（Word、PPT、WPS 文字），不是表格。请把里面的名单复制到表格里，${SAVE_AS}。`,
  'file-is-web-page': `这是网页，不是表格（有的系统导出的 .xls 其实是网页）。请用 Excel 或 WPS 打开它，${SAVE_AS}。`,
  'file-is-archive': '这是压缩包，不是表格。请先解压，再传里面的表格。',
  'file-is-xls': `这是旧版的 .xls 表格（Excel 97-2003），只改名字不行。请用 Excel 或 WPS 打开它，${SAVE_AS}。`,
  'file-is-et': `这是 WPS 表格自己的 .et 文件，只改名字不行。请用 WPS 打开它，${SAVE_AS}。`,
  'file-is-xml-2003': `这是“XML 表格 2003”，不是 .xlsx。请用 Excel 或 WPS 打开它，${SAVE_AS}。`,
  'file-is-other-table': `这是别的格式的表格（.ods、.numbers、.xlsb），读不了。请用原来的软件打开它，${SAVE_AS}。`,
  'file-is-locked': '这个表格加了密码，读不了。请打开它，去掉密码，另存为 .xlsx 再传。',
  'file-broken': '这个文件坏了，或者没有下载完整。请重新下载，或者用 Excel、WPS 打开后另存为 .xlsx 再传。',
  'not-a-spreadsheet': `这不是能读的表格。请用 Excel 或 WPS 打开名册，${SAVE_AS}。`,
  'has-macros': '表格里带有宏，为了安全不读。请另存为不带宏的 .xlsx 再传。',
  'unpacks-too-large': '这个文件坏了，或者解开后大得不正常，没有读。请把名册复制到新的表格里再传。',
  'too-many-rows': (about) => `行数太多，一次最多 ${about} 行。请按组织分成几个文件。`,
  'too-wide': '表格用到的范围太大，多半是空白的行列设了格式。请只复制有内容的部分到新的表格里再传。',
  'too-slow-to-read': '这个文件读了几秒还没有读完，没有再读。请只把姓名、手机等几列复制到新的表格里再传。',
  'too-large-to-read': '这个文件里的内容太多，读不下。请只把姓名、手机等几列复制到新的表格里再传。',
  'unknown-encoding': '文字编码认不出来。请用表格软件打开，另存为 .xlsx 再传。',
  'no-heading': '没有找到表头。要有一行写着“姓名”和“手机号”，在前 30 行里。',
  'no-phone-column': '有“姓名”，但没有手机号这一列。请加上表头“手机号”再传。',
  'roster-changed': '刚才名册或志愿者的资料有变化，下面是重新核对的结果。请看一遍再确认。',
  'member-gone': '这位成员刚才已经移出名册了，请返回再看一遍。',
  'name-unreadable': '姓名不像一个人的姓名。只写姓名，职务、备注写在备注里。',
  'phone-landline': '这是座机，请填手机号。',
  'phone-not-mobile': '手机号不对，请看一下有没有少一位或多一位。',
  'member-twice': '名册里已经有这个人了，姓名和手机号都一样。',
  'too-many-exports': (about) => `一天最多导出 ${about} 次，请明天再导。`,
  'name-taken': (about) => `「${about}」已经用了这个名称或别名。是同一个组织的话，请合并。`,
  'organisation-gone': '这个组织已经合并到别的组织里了，请返回后重新打开。',
  'can-confirm-members': '这个组织有名册或组织者，成员要由组织核实，不能设成“自己填了就算”。',
  'last-administrator': '这是最后一位管理员。请先让另一个人当管理员，再取消。',
  'list-changed-meanwhile': '刚才别的管理员也改了，没有保存。写的都还在，看一遍再保存；顺序请关掉这里再调。',
  'word-empty': '名称里要有字，不能只有标点。',
  'word-taken': (about) => `已经有「${about}」了，名称不能重复。停用的也算，可以恢复使用。`,
  'word-in-use': (about) => `已经用过 ${about} 次，不能删除，只能停用。`,
  'last-word': '至少要留一个：没有它，活动就发布不了。',
  'list-full': (about) => `最多 ${about} 个，放不下了。`,
  'holidays-changed-meanwhile': '刚才别的管理员也改了这一年的安排，没有保存。下面是现在的，看一遍再保存。',
  'holiday-wrong': (about) => `${about} 不是这一年的日子，或者写了两遍，没有保存。`,
  'text-changed-meanwhile': '刚才别的管理员也改了这段文字，没有保存。您写的还在，下面是现在的，看一遍再保存。',
  'content-refused': (about) => `「${about}」不能写在公开的内容里，没有保存。请改掉再试一次。`,
  'content-unchecked': '内容检查暂时用不了，没有保存。您写的都还在，过一会儿再试一次。',
  'is-leaving': '这个人申请了注销，不能给权限。本人先撤回注销，再给。',
  'no-account': '这个人还没有自己登录过，不能给权限。请本人先登录、填好资料。',
}

/** Text of a refusal. */
export function problemWords({ reason, about = '' }: { reason: BaseRefusal; about?: string }): string {
  const words = WORDS[reason]
  return typeof words === 'string' ? words : words(about)
}
