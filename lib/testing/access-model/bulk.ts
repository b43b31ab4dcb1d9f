import { at, type Bulk, type BulkAction, type Client, clientNamed, holderOf, type ModelState } from './model-state.ts';

/* Model of bulk operations, which open no access that was not open before. */

type Started = { structure: number; action: BulkAction; clients: string[]; bulk: string };

/** Model of an operation that is planned and carried out at once. */
export function bulk(model: ModelState, { structure: index, action, clients, bulk: name }: Started): void {
  const done: Bulk['done'] = [];
  for (const one of new Set(clients)) {
    const client = clientNamed(model, index, one);
    if (!client || client.deleted !== (action === 'restore')) continue;
    const { trash, language } = client;
    if (action === 'invite') client.mayBeInvited = true;
    else if (action !== 'set-language') move(client, action === 'delete' ? name : null);
    else if (language === 'it') continue;
    else Object.assign(client, { language: 'it', version: client.version + 1 });
    done.push({ client: one, seen: seenOf(model, index, client), trash, language });
  }
  at(model, index).bulks.push({ name, action, done });
}

/** Model of an undo: what changed since stays. */
export function undoBulk(
  model: ModelState,
  { structure: index, bulk: name }: { structure: number; bulk: string },
): void {
  const structure = at(model, index);
  const found = structure.bulks.find((one) => one.name === name);
  if (!found) return;
  structure.bulks = structure.bulks.filter((one) => one !== found);
  for (const { client: one, seen, trash, language } of found.done) {
    const client = clientNamed(model, index, one);
    if (!client) continue;
    if (found.action === 'delete' && client.trash === name) move(client, null);
    if (found.action === 'restore' && !client.deleted && seenOf(model, index, client) === seen) move(client, trash);
    if (found.action === 'set-language' && !client.deleted && client.language === 'it')
      Object.assign(client, { language, version: client.version + 1 });
  }
}

/** Whether the model knows what an undo does: a restored client who was invited since stays. */
export function isForeseeable(model: ModelState, index: number, { action, done }: Bulk): boolean {
  return action !== 'restore' || !done.some(({ client }) => clientNamed(model, index, client)?.mayBeInvited);
}

/** Moves a client into the trash, or out of it (null). */
export function move(client: Client, trash: string | null): void {
  Object.assign(client, { deleted: trash !== null, trash, version: client.version + 1 });
}

/** What tells whether a client was changed or used since. */
function seenOf(model: ModelState, index: number, { name, version }: Client): string {
  return `${version} ${holderOf(model, index, name) !== undefined}`;
}
