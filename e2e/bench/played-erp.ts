import { connectErp } from '#lib/erp/connections/connect-erp.ts';
import type { Stand } from './stand.ts';

/** A simulated ERP of the benchmark's structure. */
export type PlayedErp = { connectionId: string; secret: string };

export async function playedErp({ staff }: Stand): Promise<PlayedErp> {
  const connected = await connectErp(staff, 'standard');
  if (!connected.ok) throw new Error(connected.problem.code);
  return connected.value;
}

/** Makes the data of a message about a person. */
export function someone(id: string, phone: number) {
  const email = `${id.toLowerCase()}@courriel.example`;
  return {
    id,
    lastName: 'Durand',
    firstName: `Zoé ${id}`,
    email,
    phone: `06${String(phone).padStart(8, '0')}`,
    birthDate: '1990-04-12',
  };
}

/** Makes a message of the native profile. @param at seconds after a fixed moment */
export function message(at: number, data: object) {
  return { type: 'client.updated', timestamp: new Date(Date.UTC(2026, 0, 1) + at * 1_000).toISOString(), data };
}
