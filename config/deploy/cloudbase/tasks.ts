/** Works of the function `migrate` that change no schema. `administrator`: an opening code for a base whose administrator is lost. */
export const TASKS = ['doctor', 'administrator'] as const
export type Task = (typeof TASKS)[number]
