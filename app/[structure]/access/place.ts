import { z } from 'zod';
import { listParameters, parseListQuery } from '#lib/clients/list-query.ts';
import { isId } from '#lib/identity/id.ts';
import type { Staff } from '#lib/staff/staff.ts';

/** The page a button stands on, as its form carries it: the kind of page, and which one. */
export type Place = { at: 'list' | 'client' | 'access' | 'requests'; of: string };

export const placeFields = {
  at: z.enum(['list', 'client', 'access', 'requests']).catch('list'),
  of: z.string().max(5_000).catch(''),
};

/** Where a button leads back to: an address made here, so that no form can lead elsewhere. @param notice what became of it */
export function backTo({ structure }: Staff, { at, of }: Place, notice: string): string {
  const base = `/${structure.slug}`;
  if (at === 'client' && isId(of)) return `${base}/clients/${of}?notice=${notice}`;
  if (at === 'requests') return `${base}/requests?notice=${notice}`;
  if (at === 'access') return `${base}/access?${new URLSearchParams({ email: of.toWellFormed(), notice })}`;
  const parameters = at === 'list' ? listParameters(parseListQuery(Object.fromEntries(new URLSearchParams(of)))) : new URLSearchParams();
  parameters.set('notice', notice);
  return `${base}/clients?${parameters}`;
}
