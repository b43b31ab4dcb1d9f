import { revalidatePath } from 'next/cache';
import type { Staff } from '#lib/actor/staff.ts';

/**
 * Renders the navigation again after a decision: it shows how many requests wait, and where scripts
 * run it outlives the page.
 */
export function refreshFrame({ structure }: Staff): void {
  revalidatePath(`/${structure.slug}`, 'layout');
}
