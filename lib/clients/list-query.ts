import { z } from 'zod';
import { isId } from '#lib/identity/id.ts';
import { type InvitationState, invitationStates } from '#lib/invitations/invitation-state.ts';

export const listStates = [
  'all',
  'registered',
  'without-access',
  'not-registered',
  'pending',
  'refused',
  'manual',
  'imported',
  'former',
] as const;
export type ListState = (typeof listStates)[number];

export const listSorts = ['name', 'newest', 'edited'] as const;
/** UTF-16 units of the parameters of a list. */
const maxListLength = 5_000;

export type ListSort = (typeof listSorts)[number];

/**
 * The query of the list: the published search parameters `q`, `state`, `sort`, `after`, `before`;
 * `import`, the id of the import that created or changed the clients; `invitation`, the state of
 * their latest invitation; `group`, the id of a group that they are in.
 */
export type ListQuery = {
  q: string;
  state: ListState;
  sort: ListSort;
  import?: string;
  invitation?: InvitationState;
  group?: string;
  after?: string;
  before?: string;
};

const single = (value: unknown) => (Array.isArray(value) ? value[0] : value);

const schema = z.object({
  // A longer text is cut rather than refused, because a pasted paragraph should find nothing rather
  // than fail.
  q: z
    .preprocess(single, z.string().catch(''))
    .transform((text) => text.toWellFormed().replaceAll('\0', '').slice(0, 200).trim()),
  state: z.preprocess(single, z.enum(listStates).catch('all')),
  sort: z.preprocess(single, z.enum(listSorts).catch('name')),
  import: z.preprocess(single, z.string().refine(isId).optional().catch(undefined)),
  invitation: z.preprocess(single, z.enum(invitationStates).optional().catch(undefined)),
  group: z.preprocess(single, z.string().refine(isId).optional().catch(undefined)),
  after: z.preprocess(single, z.string().max(2_000).optional().catch(undefined)),
  before: z.preprocess(single, z.string().max(2_000).optional().catch(undefined)),
});

/**
 * Reads the search parameters of an address. An unreadable value is ignored, so that the list
 * always opens.
 */
export function parseListQuery(parameters: Record<string, string | string[] | undefined>): ListQuery {
  const { import: importId, invitation, group, after, before, ...rest } = schema.parse(parameters);
  return {
    ...rest,
    ...(importId ? { import: importId } : {}),
    ...(invitation ? { invitation } : {}),
    ...(group ? { group } : {}),
    ...(after ? { after } : {}),
    ...(before && !after ? { before } : {}),
  };
}

/** Reads the same from a text that a form or another address carries. */
export function parseListText(text: string): ListQuery {
  return parseListQuery(Object.fromEntries(new URLSearchParams(text.slice(0, maxListLength))));
}

/** Returns the parameters of an address for a query, without defaults. */
export function listParameters(query: Partial<ListQuery>): URLSearchParams {
  const parameters = new URLSearchParams();
  if (query.q) parameters.set('q', query.q);
  if (query.state && query.state !== 'all') parameters.set('state', query.state);
  if (query.sort && query.sort !== 'name') parameters.set('sort', query.sort);
  if (query.import) parameters.set('import', query.import);
  if (query.invitation) parameters.set('invitation', query.invitation);
  if (query.group) parameters.set('group', query.group);
  if (query.after) parameters.set('after', query.after);
  if (query.before) parameters.set('before', query.before);
  return parameters;
}
