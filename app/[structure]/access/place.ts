import { z } from 'zod';
import type { Staff } from '#lib/actor/staff.ts';
import { listParameters, parseListQuery } from '#lib/clients/list-query.ts';
import { isId } from '#lib/identity/id.ts';

const places = ['list', 'client', 'access', 'requests', 'matches'] as const;

/** The page a button stands on, as its form carries it: the kind of page, and which one. */
export type Place = { at: (typeof places)[number]; of: string };

export const placeFields = {
  at: z.enum(places).catch('list'),
  of: z.string().max(5_000).catch(''),
};

/**
 * Where a button leads back to: an address made here, so that no form can lead elsewhere. @param
 * notice what became of it
 */
export function backTo(staff: Staff, place: Place, notice: string): string {
  return backWith(staff, place, { notice });
}

/** The same with more to tell. */
export function backWith({ structure }: Staff, { at, of }: Place, told: Record<string, string>): string {
  const base = `/${structure.slug}`;
  const tell = new URLSearchParams(told);
  if (at === 'client' && isId(of)) return `${base}/clients/${of}?${tell}`;
  if (at === 'requests') return `${base}/requests?${tell}`;
  if (at === 'access') return `${base}/access?${new URLSearchParams({ email: of.toWellFormed(), ...told })}`;
  if (at === 'matches')
    return `${base}/matches?${of ? new URLSearchParams({ after: of.toWellFormed(), ...told }) : tell}`;
  const parameters =
    at === 'list' ? listParameters(parseListQuery(Object.fromEntries(new URLSearchParams(of)))) : new URLSearchParams();
  for (const [key, value] of tell) parameters.set(key, value);
  return `${base}/clients?${parameters}`;
}
