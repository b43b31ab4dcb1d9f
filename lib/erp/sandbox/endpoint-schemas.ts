import { z } from 'zod';
import { eventErrorCodes } from './error-codes.ts';

export const personSchema = z.object({
  id: z.string(),
  email: z.string().optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  phone: z.string().nullish(),
  birthDate: z.iso.date().nullish(),
  active: z.boolean().optional(),
});
export const eventSchema = z.object({
  type: z.string(),
  timestamp: z.iso.datetime({ offset: true }),
  data: personSchema,
});

const results = ['applied', 'unchanged', 'duplicate', 'stale', 'ignored', 'held', 'received'] as const;
export const reasonSchema = z.enum([
  'status-pending',
  'status-unknown',
  'connection-disabled',
  'kind-not-counted',
  'erased',
]);

/** Field by field, the value before and after. */
const changedValue = z.union([z.string(), z.array(z.string()), z.null()]);
export const changesSchema = z.record(z.string(), z.object({ before: changedValue, after: changedValue }));
export const errorsSchema = z.array(z.object({ pointer: z.string(), code: z.enum(eventErrorCodes) }));
export const resultSchema = z.object({
  result: z.enum(results),
  clientId: z.uuid().optional(),
  eventId: z.uuid().optional(),
  reason: reasonSchema.optional(),
  changes: changesSchema.optional(),
  // ERPs that get 2xx for everything authentic are told of problems like this.
  errors: errorsSchema.optional(),
});
export const batchResultSchema = resultSchema.extend({ result: z.enum([...results, 'invalid']) });
const countsSchema = z.object({
  lines: z.int(),
  invalid: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  erased: z.int(),
  removed: z.int(),
  held: z.object({ toRemove: z.int(), toReaddress: z.int() }).optional(),
});
export const progressSchema = z.object({
  snapshotId: z.uuid(),
  state: z.enum(['planning', 'held', 'applying', 'applied', 'discarded', 'failed']),
  ...countsSchema.shape,
});
export const dryRunSchema = z.object({
  state: z.enum(['held', 'applied']),
  ...countsSchema.shape,
  invalidLines: z.array(z.object({ line: z.int(), errors: errorsSchema })),
});

export const endpointProblems = [
  'signature-invalid',
  'signature-expired',
  'timestamp-in-milliseconds',
  'timestamp-not-a-number',
  'unknown-connection',
  'connection-disabled',
  'not-json',
  'dry-run-invalid',
  'too-slow',
  'too-large',
  'unsupported-encoding',
  'invalid-event',
  'too-many',
] as const;
