import { revalidatePath } from 'next/cache';
import type { Staff } from '#lib/actor/staff.ts';

/**
 * Renders the frame again after a change: it shows how many requests wait and until when a second
 * factor has to be set up, and where scripts run it outlives the page.
 */
export function refreshFrame({ structure }: Staff): void {
  revalidatePath(`/${structure.slug}`, 'layout');
}
