import { isId } from '#lib/identity/id.ts';
import type { LimitedClient } from '../limited-client.ts';
import { everyStructureRole, structureSetting } from './names.ts';
import { currentScope, hasRowSecurity, type Scope } from './scope.ts';

/** The settings that each connection has now. */
const entered = new WeakMap<LimitedClient, string>();

/**
 * Gives a connection the scope of the work that is about to use it, unless it has it already. One
 * message, also where the connection has to leave another role.
 * @throws what the connection throws: nothing else was sent yet
 */
export async function enterScope(client: LimitedClient): Promise<void> {
  if (!hasRowSecurity()) return;
  const settings = settingsOf(currentScope());
  if (entered.get(client) === settings) return;
  entered.delete(client);
  await client.query(settings);
  entered.set(client, settings);
}

/** Whether a connection has the settings of the current scope already. */
export function isInScope(client: LimitedClient): boolean {
  return entered.get(client) === settingsOf(currentScope());
}

/** SQL: the role and the structure of a scope. */
function settingsOf(scope: Scope): string {
  if (scope === 'every') return `set role ${everyStructureRole}`;
  const structureId = scope === 'none' ? '' : scope.structureId;
  if (structureId && !isId(structureId)) throw new Error('a structure is named by its id');
  return `set role none; set ${structureSetting} = '${structureId}'`;
}
