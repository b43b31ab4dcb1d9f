import type { Staff } from '#lib/actor/staff.ts';
import { addClient } from '#lib/clients/add-client.ts';
import { type ClientInput, clientFieldsOf } from '#lib/clients/client-fields.ts';

const france = { country: 'FR', timeZone: 'Europe/Paris' };

/**
 * For tests: the input of the form of a French club for these typed values, with a valid person.
 */
export function typedClient(typed: Record<string, string> = {}): ClientInput {
  return clientFieldsOf(france).parse({
    lastName: 'Dupré',
    firstName: 'Hélène',
    email: `helene-${crypto.randomUUID()}@exemple.example`,
    ...typed,
  });
}

/** For tests: adds a client and returns its id. */
export async function addTestClient(staff: Staff, typed: Record<string, string> = {}): Promise<string> {
  const added = await addClient(staff, typedClient(typed));
  if (!added.ok) throw new Error(JSON.stringify(added.problem));
  return added.value;
}
