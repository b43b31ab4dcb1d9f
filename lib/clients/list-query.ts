import { z } from 'zod';
import { isId } from '#lib/identity/id.ts';
import { type InvitationState, invitationStates } from '#lib/invitations/invitation-state.ts';

export const listStates = [
  'all',
  'registered',
  'not-registered',
  'pending',
  'refused',
  'manual',
  'imported',
  'former',
] as const;
export type ListState = (typeof listStates)[number];

export const listSorts = ['name', 'newest', 'edited'] as const;
export type ListSort = (typeof listSorts)[number];

/**
 * What the list shows: the published search parameters `q`, `state`, `sort`, `after`, `before`;
 * `import`, the id of the import that brought the clients in; `invitation`, where their latest
 * invitation stands.
 */
export type ListQuery = {
  q: string;
  state: ListState;
  sort: ListSort;
  import?: string;
  invitation?: InvitationState;
  after?: string;
  before?: string;
};

const single = (value: unknown) => (Array.isArray(value) ? value[0] : value);

const schema = z.object({
  // Nobody types more; cut rather than refused, because a pasted paragraph still deserves an honest
  // "nothing found".
  q: z
    .preprocess(single, z.string().catch(''))
    .transform((text) => text.toWellFormed().replaceAll('\0', '').slice(0, 200).trim()),
  state: z.preprocess(single, z.enum(listStates).catch('all')),
  sort: z.preprocess(single, z.enum(listSorts).catch('name')),
  import: z.preprocess(single, z.string().refine(isId).optional().catch(undefined)),
  invitation: z.preprocess(single, z.enum(invitationStates).optional().catch(undefined)),
  after: z.preprocess(single, z.string().max(2_000).optional().catch(undefined)),
  before: z.preprocess(single, z.string().max(2_000).optional().catch(undefined)),
});

/**
 * Reads the search parameters of an address. Whatever they hold, the list opens: what cannot be
 * read counts as not given.
 */
export function parseListQuery(parameters: Record<string, string | string[] | undefined>): ListQuery {
  const { import: importId, invitation, after, before, ...rest } = schema.parse(parameters);
  return {
    ...rest,
    ...(importId ? { import: importId } : {}),
    ...(invitation ? { invitation } : {}),
    ...(after ? { after } : {}),
    ...(before && !after ? { before } : {}),
  };
}

/** The same query as the parameters of an address, defaults left out. */
export function listParameters(query: Partial<ListQuery>): URLSearchParams {
  const parameters = new URLSearchParams();
  if (query.q) parameters.set('q', query.q);
  if (query.state && query.state !== 'all') parameters.set('state', query.state);
  if (query.sort && query.sort !== 'name') parameters.set('sort', query.sort);
  if (query.import) parameters.set('import', query.import);
  if (query.invitation) parameters.set('invitation', query.invitation);
  if (query.after) parameters.set('after', query.after);
  if (query.before) parameters.set('before', query.before);
  return parameters;
}
