import { z } from 'zod';
import type { Endpoint } from '#lib/api/endpoint.ts';

const person = z.object({
  id: z.string(),
  email: z.string().optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  phone: z.string().nullish(),
  birthDate: z.iso.date().nullish(),
  active: z.boolean().optional(),
});
const event = z.object({ type: z.string(), timestamp: z.iso.datetime({ offset: true }), data: person });

const results = ['applied', 'unchanged', 'duplicate', 'stale', 'ignored', 'held', 'received'] as const;
const answer = z.object({
  result: z.enum(results),
  clientId: z.uuid().optional(),
  eventId: z.uuid().optional(),
  reason: z.enum(['status-pending', 'status-unknown']).optional(),
  changes: z.record(z.string(), z.unknown()).optional(),
});
const inBatch = answer.extend({ result: z.enum([...results, 'invalid']), errors: z.array(z.unknown()).optional() });
const counts = z.object({
  lines: z.int(),
  invalid: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  removed: z.int(),
  held: z.object({ toRemove: z.int(), toReaddress: z.int() }).optional(),
});
const progress = z.object({
  snapshotId: z.uuid(),
  state: z.enum(['planning', 'held', 'applying', 'applied', 'discarded', 'failed']),
  ...counts.shape,
});
const tried = z.object({
  state: z.enum(['held', 'applied']),
  ...counts.shape,
  invalidLines: z.array(z.object({ line: z.int(), errors: z.array(z.unknown()) })),
});

const problems = [
  'signature-invalid',
  'signature-expired',
  'unknown-connection',
  'connection-disabled',
  'not-json',
  'dry-run-invalid',
  'too-slow',
  'too-large',
  'invalid-event',
  'too-many',
] as const;

/**
 * The endpoints for an ERP, published at `/api/openapi.json` and `/api/docs`, and implemented by
 * the routes below `app/api/erp`.
 */
export const erpEndpoints = {
  events: {
    name: 'erpEvents',
    method: 'POST',
    path: '/api/erp/{connectionId}/events',
    secret: 'erpSecret',
    body: event,
    answer: { status: 200, body: answer },
    dryRun: true,
    problems: [...problems],
  },
  eventsByAddress: {
    name: 'erpEventsByAddress',
    method: 'POST',
    path: '/api/erp/{connectionId}/events/{token}/{verb}',
    secret: 'erpSecret',
    body: z.looseObject({}),
    answer: { status: 200, body: answer },
    dryRun: true,
    problems: [
      'signature-invalid',
      'unknown-connection',
      'connection-disabled',
      'dry-run-invalid',
      'too-slow',
      'too-large',
      'too-many',
    ],
  },
  batch: {
    name: 'erpBatch',
    method: 'POST',
    path: '/api/erp/{connectionId}/batch',
    secret: 'erpSecret',
    body: z.object({ events: z.array(event).max(1_000) }),
    answer: { status: 200, body: z.object({ results: z.array(inBatch) }) },
    dryRun: true,
    problems: [...problems],
  },
  snapshot: {
    name: 'erpSnapshot',
    method: 'POST',
    path: '/api/erp/{connectionId}/snapshot',
    secret: 'erpSecret',
    body: person,
    mediaType: 'application/x-ndjson',
    answer: { status: 202, body: z.object({ snapshotId: z.uuid() }) },
    dryRun: { body: tried },
    problems: [
      'signature-invalid',
      'signature-expired',
      'unknown-connection',
      'connection-disabled',
      'dry-run-invalid',
      'too-slow',
      'too-large',
      'too-many',
    ],
  },
  snapshotState: {
    name: 'erpSnapshotState',
    method: 'GET',
    path: '/api/erp/{connectionId}/snapshot/{snapshotId}',
    secret: 'none',
    answer: { status: 200, body: progress },
    problems: ['unknown-connection', 'unknown-snapshot'],
  },
} as const satisfies Record<string, Endpoint>;
