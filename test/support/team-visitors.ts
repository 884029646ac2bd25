/** What the leaders and the invited of several tests do on their phones. */
import type { Visitor, World } from './browser'
import type { publishVisit } from './visit'

/** Waits until the page says it. */
export const shown = ({ page }: Visitor, text: string | RegExp): Promise<void> =>
  page.getByText(text).filter({ visible: true }).first().waitFor()

/**
 * Waits until what has just appeared may be written in: Taro's elements move their children once more after they
 * appeared, and the focus that was in them is lost. Afterwards a comment stands among the children.
 */
export const settled = ({ page }: Visitor) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('input, textarea')].every((box) =>
      [...(box.parentElement?.childNodes ?? [])].some(({ nodeType }) => nodeType === Node.COMMENT_NODE),
    ),
  )

/** 胡示范 begins a team with so many seats. */
export async function openBuilder(
  visitor: Visitor,
  { id, positionId }: Awaited<ReturnType<typeof publishVisit>>,
  seats: number,
): Promise<void> {
  const { become, open, page } = visitor
  await become('胡示范')
  await open(`/pages/activity/index?id=${id}`)
  await page.getByRole('button', { name: '以队伍报名' }).click()
  for (let n = 0; n < seats; n++) await page.locator(`#seats-${positionId}-more`).click()
  await settled(visitor)
}

/** Where the name for a seat is written; counted from 1. */
export const nameAt = ({ page }: Visitor, at: number) => page.getByLabel(`秩序引导第 ${at} 位的姓名`)

/** Tells who they are on a phone of their own, as a member of 民革. */
export async function aNewcomer(world: World, name: string): Promise<Visitor> {
  const newcomer = await world.visitor()
  const { page, become, open } = newcomer
  await become('居民')
  await open('/pages/profile/index')
  await page.getByLabel('姓名').waitFor()
  await settled(newcomer)
  await page.getByLabel('姓名').fill(name)
  await page.getByLabel('手机号').fill('13800000066')
  await page.getByLabel('添加组织').selectOption({ label: '民革永康总支部' })
  await page.getByRole('checkbox', { name: /同意使用姓名/ }).click()
  await page.getByRole('checkbox', { name: /单独同意/ }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await shown(newcomer, '已保存')
  return newcomer
}
