import { z } from 'zod';
import type { Endpoint } from '#lib/api/endpoint.ts';
import {
  batchResultSchema,
  dryRunSchema,
  endpointProblems,
  eventSchema,
  personSchema,
  progressSchema,
  resultSchema,
} from './endpoint-schemas.ts';

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
    body: eventSchema,
    answer: { status: 200, body: resultSchema },
    dryRun: true,
    problems: [...endpointProblems, 'id-reused'],
  },
  eventsByAddress: {
    name: 'erpEventsByAddress',
    method: 'POST',
    path: '/api/erp/{connectionId}/events/{token}/{verb}',
    secret: 'erpSecret',
    body: z.looseObject({}),
    answer: { status: 200, body: resultSchema },
    dryRun: true,
    problems: [
      'signature-invalid',
      'unknown-connection',
      'connection-disabled',
      'dry-run-invalid',
      'too-slow',
      'too-large',
      'unsupported-encoding',
      'too-many',
    ],
  },
  batch: {
    name: 'erpBatch',
    method: 'POST',
    path: '/api/erp/{connectionId}/batch',
    secret: 'erpSecret',
    body: z.object({ events: z.array(eventSchema).max(1_000) }),
    answer: { status: 200, body: z.object({ results: z.array(batchResultSchema) }) },
    dryRun: true,
    problems: [...endpointProblems],
  },
  snapshot: {
    name: 'erpSnapshot',
    method: 'POST',
    path: '/api/erp/{connectionId}/snapshot',
    secret: 'erpSecret',
    body: personSchema,
    mediaType: 'application/x-ndjson',
    answer: { status: 202, body: z.object({ snapshotId: z.uuid() }) },
    dryRun: { body: dryRunSchema },
    problems: [
      'signature-invalid',
      'signature-expired',
      'timestamp-in-milliseconds',
      'timestamp-not-a-number',
      'unknown-connection',
      'connection-disabled',
      'dry-run-invalid',
      'too-slow',
      'too-large',
      'unsupported-encoding',
      'invalid-snapshot',
      'too-many',
    ],
  },
  snapshotState: {
    name: 'erpSnapshotState',
    method: 'GET',
    path: '/api/erp/{connectionId}/snapshot/{snapshotId}',
    secret: 'none',
    answer: { status: 200, body: progressSchema },
    problems: ['unknown-connection', 'unknown-snapshot'],
  },
} as const satisfies Record<string, Endpoint>;
