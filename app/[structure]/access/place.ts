import { z } from 'zod';
import type { Staff } from '#lib/actor/staff.ts';
import { listParameters, parseListText } from '#lib/clients/list-query.ts';
import { addressWithNotice, withParameters } from '#lib/forms/notices/notice-address.ts';
import type { NoticeWord } from '#lib/forms/notices/page-notices.ts';
import { isId } from '#lib/identity/id.ts';

const places = ['list', 'client', 'access', 'requests', 'matches'] as const;

/** The page that a button is on, as its form carries it: the kind of page, and which one. */
export type Place = { at: (typeof places)[number]; of: string };

export const placeFields = {
  at: z.enum(places).catch('list'),
  of: z.string().max(5_000).catch(''),
};

/**
 * The address of the page that a button is on, with the notice of what was done. The address is
 * built from the staff member's structure, so that no form can lead elsewhere.
 * @param more search parameters that the notice reads beside it
 */
export function backTo(
  staff: Staff,
  place: Place,
  notice: NoticeWord<'clients'>,
  more: Record<string, string> = {},
): string {
  return addressWithNotice('clients', pageOf(staff, place), notice, more);
}

/** The same address with other search parameters than a notice. */
export function backWith(staff: Staff, place: Place, parameters: Record<string, string>): string {
  return withParameters(pageOf(staff, place), parameters);
}

function pageOf({ structure }: Staff, { at, of }: Place): string {
  const base = `/${structure.slug}`;
  if (at === 'client' && isId(of)) return `${base}/clients/${of}`;
  if (at === 'requests') return `${base}/requests`;
  if (at === 'access') return `${base}/access?${new URLSearchParams({ email: of.toWellFormed() })}`;
  if (at === 'matches')
    return of ? `${base}/matches?${new URLSearchParams({ after: of.toWellFormed() })}` : `${base}/matches`;
  if (at !== 'list') return `${base}/clients`;
  return `${base}/clients?${listParameters(parseListText(of))}`;
}
