/** Counts of wrong venue codes, by activity and volunteer. */
import { and, eq } from 'drizzle-orm'
import type { Attempts } from '../../../domain/attendance/attempts'
import type { Tx } from '../database'
import { wrongCodes } from '../schema/attendance'

interface Guesser {
  activityId: string
  volunteerId: string
}

/** The count of wrong codes; null for none. The caller holds the activity's `marks` lock, so concurrent attempts are all counted. */
export async function attemptsOf(tx: Tx, { activityId, volunteerId }: Guesser): Promise<Attempts | null> {
  const [row] = await tx
    .select({ count: wrongCodes.count, lastAt: wrongCodes.lastAt })
    .from(wrongCodes)
    .where(and(eq(wrongCodes.activityId, activityId), eq(wrongCodes.volunteerId, volunteerId)))
  return row ?? null
}

export async function keepAttempts(tx: Tx, guesser: Guesser, attempts: Attempts): Promise<void> {
  await tx
    .insert(wrongCodes)
    .values({ ...guesser, ...attempts })
    .onConflictDoUpdate({ target: [wrongCodes.activityId, wrongCodes.volunteerId], set: { ...attempts } })
}
