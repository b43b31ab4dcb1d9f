import { z } from 'zod';
import { erpVerdicts } from '#lib/erp/events/list-erp-events.ts';
import { changesSchema, errorsSchema, reasonSchema } from './endpoint-schemas.ts';

const moment = z.iso.datetime();
const limit = z.int().min(1).max(500).optional();

/** Parameters of the list of people. */
export const peopleQuery = z.object({ after: z.string().max(400).optional(), limit });

/** Parameters of the journal. */
export const journalQuery = z.object({ verdict: z.enum(erpVerdicts).optional(), after: z.string().optional(), limit });

/** What is held of one person. */
export const heldPersonSchema = z.object({
  id: z.string(),
  kind: z.string().nullable(),
  lastName: z.string(),
  firstName: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  secondPhone: z.string().nullable(),
  birthDate: z.iso.date().nullable(),
  active: z.boolean(),
  version: moment.nullable(),
  clientId: z.uuid(),
  updatedAt: moment,
});
export const peopleSchema = z.object({ people: z.array(heldPersonSchema), next: z.string().nullable() });

/** One entry of the journal. */
export const journalEntrySchema = z.object({
  eventId: z.uuid(),
  webhookId: z.string(),
  receivedAt: moment,
  type: z.string(),
  id: z.string().nullable(),
  version: moment.nullable(),
  result: z.enum(erpVerdicts),
  reason: reasonSchema.nullable(),
  clientId: z.uuid().nullable(),
  changes: changesSchema,
  errors: errorsSchema,
  warnings: errorsSchema,
  tries: z.int(),
});
export const journalSchema = z.object({ events: z.array(journalEntrySchema), next: z.string().nullable() });

/** The problems of every call that reads. */
export const readProblems = [
  'signature-invalid',
  'signature-expired',
  'timestamp-in-milliseconds',
  'timestamp-not-a-number',
  'unknown-connection',
  'connection-disabled',
  'too-many',
] as const;
