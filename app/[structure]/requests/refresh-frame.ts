import { revalidatePath } from 'next/cache';
import type { Staff } from '#lib/actor/staff.ts';

/**
 * The navigation says how many wait, and where scripts run it outlives the page: whoever decides
 * has it drawn anew.
 */
export function refreshFrame({ structure }: Staff): void {
  revalidatePath(`/${structure.slug}`, 'layout');
}
