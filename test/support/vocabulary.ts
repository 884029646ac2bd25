import type { Connection } from '../../src/cloud/db/database'
import { base, categories, organisations, skills, towns } from '../../src/cloud/db/schema/vocabulary'
import { foundTemplates } from '../../src/cloud/founding/usual-plans'
import { type Instant, instantAt } from '../../src/domain/calendar/calendar'

/** The present for tests, unless they say otherwise: a Monday, ten in the morning in China. */
export const NOW: Instant = instantAt('2027-01-04', '10:00')

/** Stores the few towns, categories, skills and organisations of a test base. */
export async function fillVocabulary({ db }: Connection): Promise<void> {
  await db.insert(base).values({ name: '示范基地', createdAt: NOW })
  await db.insert(towns).values([
    { id: 'tangxian', name: '唐先镇', ordinal: 1 },
    { id: 'xiangzhu', name: '象珠镇', ordinal: 2 },
  ])
  await db.insert(categories).values([
    { id: 'health', name: '卫生', label: '卫生下乡', ordinal: 1 },
    { id: 'law', name: '法律', label: '法律下乡', ordinal: 2 },
  ])
  await db.insert(skills).values([
    { id: 'medicine', name: '临床医疗', needsVerification: true, ordinal: 1 },
    { id: 'calligraphy', name: '书法', ordinal: 2 },
  ])
  await db.insert(organisations).values([
    { id: 'nonggong', name: '农工党示范县基层委员会', shortName: '农工党', kind: 'party', ordinal: 1, isTrusted: true },
    { id: 'minge', name: '民革示范县总支部', shortName: '民革', kind: 'party', ordinal: 2, isTrusted: true },
    { id: 'hospital', name: '示范县人民医院', shortName: '县人民医院', kind: 'partner', ordinal: 3 },
  ])
  await foundTemplates(db, { categories: new Set(['health', 'law']), skills: new Set(['medicine', 'calligraphy']) })
}
