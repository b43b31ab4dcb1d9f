import { prisma } from '#lib/database/connection.ts';
import { receiveEvent } from '#lib/erp/events/receive-events.ts';
import type { Call } from '#lib/erp/profiles/profile.ts';
import { incomingBody, type TestErp } from './erp.ts';

/**
 * For tests: sends one message as its program does, without a signature.
 * @returns its verdict and what the journal keeps of it
 */
export async function playMessage(erp: TestErp, body: object | string, call: Partial<Call> = {}) {
  const raw = typeof body === 'string' ? body : JSON.stringify(body);
  const { verdict, eventId } = await receiveEvent(erp.connection, incomingBody(erp, raw, call));
  const { payload, erpId, problems } = await prisma().erpEvent.findFirstOrThrow({ where: { id: eventId } });
  return { verdict, erpId, problems, payload };
}

/** For tests: the part of an answer of `playMessage` that has these warnings, as `field code`. */
export function warned(...warnings: string[]) {
  const parts = warnings.map((warning) => warning.split(' '));
  return { payload: { warnings: parts.map(([field, code]) => ({ pointer: `/data/${field}`, code })) } };
}

/**
 * For tests: the people of a structure by their id in the ERP, each on one line: names, address,
 * phones, birth date, and `gone` for a former client.
 */
export async function storedPeople({ connection: { structureId } }: TestErp): Promise<Record<string, string>> {
  const rows = await prisma().client.findMany({ where: { structureId }, orderBy: { erpId: 'asc' } });
  return Object.fromEntries(
    rows.map(({ erpId, firstName, lastName, email, phone, secondPhone, birthDate, erpRemovedAt }) => {
      const names = [firstName, lastName, `<${email}>`].filter(Boolean).join(' ');
      const phones = [phone, secondPhone].filter(Boolean).join(' ');
      const parts = [names, phones, birthDate?.toISOString().slice(0, 10), erpRemovedAt && 'gone'];
      return [erpId, parts.filter(Boolean).join(', ')];
    }),
  );
}
