/** The base's own public texts. */
import { and, eq } from 'drizzle-orm'
import type { BaseTexts } from '../../../contract/vocabulary'
import type { TextKind } from '../../../domain/vocabulary/texts'
import type { Querier, Tx } from '../database'
import { texts } from '../schema/vocabulary'

export async function loadTexts(db: Querier): Promise<BaseTexts> {
  const rows = await db.select().from(texts)
  const textOf = (kind: TextKind) => {
    const row = rows.find((one) => one.kind === kind)
    return { text: row?.text ?? '', version: row?.version ?? 0 }
  }
  return { about: textOf('about'), privacy: textOf('privacy') }
}

/** @returns false, with nothing changed, if the text has another version than the seen one */
export async function writeText(tx: Tx, { kind, version, text }: { kind: TextKind; version: number; text: string }): Promise<boolean> {
  const written =
    version === 0
      ? await tx.insert(texts).values({ kind, text, version: 1 }).onConflictDoNothing().returning({ kind: texts.kind })
      : await tx
          .update(texts)
          .set({ text, version: version + 1 })
          .where(and(eq(texts.kind, kind), eq(texts.version, version)))
          .returning({ kind: texts.kind })
  return written.length > 0
}
