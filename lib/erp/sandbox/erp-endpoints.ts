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
import { eventErrorCodes, queryErrorCodes, snapshotErrorCodes } from './error-codes.ts';
import {
  heldPersonSchema,
  journalEntrySchema,
  journalQuery,
  journalSchema,
  peopleQuery,
  peopleSchema,
  readProblems,
} from './read-schemas.ts';

/** What is common to the addresses of one event. */
const oneEvent = {
  method: 'POST',
  probe: true,
  headers: ['webhook-id', 'webhook-timestamp', 'content-encoding'],
  answer: { status: 200, body: resultSchema },
  dryRun: true,
  problems: [...endpointProblems, 'id-reused'],
  errorCodes: eventErrorCodes,
} as const;

/** How the calls that read are signed. */
const stamp = ['webhook-id', 'webhook-timestamp'] as const;

/**
 * The endpoints for an ERP, published at `/api/openapi.json` and `/api/docs`, and implemented by
 * the routes below `app/api/erp`.
 */
export const erpEndpoints = {
  events: {
    ...oneEvent,
    name: 'erpEvents',
    alsoMethods: ['PUT', 'DELETE'],
    path: '/api/erp/{connectionId}/events',
    secret: 'erpSecret',
    body: eventSchema,
  },
  eventsByAddress: {
    ...oneEvent,
    name: 'erpEventsByAddress',
    path: '/api/erp/{connectionId}/events/{token}/{verb}',
    secret: 'erpAddress',
    body: z.looseObject({}),
  },
  eventsByToken: {
    ...oneEvent,
    name: 'erpEventsByToken',
    path: '/api/erp/{connectionId}/events/{token}',
    secret: 'erpAddress',
    body: z.looseObject({}),
  },
  batch: {
    name: 'erpBatch',
    method: 'POST',
    path: '/api/erp/{connectionId}/batch',
    secret: 'erpSecret',
    headers: ['webhook-id', 'webhook-timestamp', 'content-encoding'],
    errorCodes: eventErrorCodes,
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
    headers: ['webhook-id', 'webhook-timestamp', 'content-digest', 'content-encoding'],
    errorCodes: [...eventErrorCodes, ...snapshotErrorCodes],
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
  people: {
    name: 'erpPeople',
    method: 'GET',
    path: '/api/erp/{connectionId}/people',
    secret: 'erpReadSecret',
    headers: stamp,
    query: peopleQuery,
    answer: { status: 200, body: peopleSchema },
    problems: ['query-invalid', ...readProblems],
    errorCodes: queryErrorCodes,
  },
  person: {
    name: 'erpPerson',
    method: 'GET',
    path: '/api/erp/{connectionId}/people/{id}',
    secret: 'erpReadSecret',
    headers: stamp,
    answer: { status: 200, body: heldPersonSchema },
    problems: ['unknown-person', ...readProblems],
  },
  journal: {
    name: 'erpJournal',
    method: 'GET',
    path: '/api/erp/{connectionId}/journal',
    secret: 'erpReadSecret',
    headers: stamp,
    query: journalQuery,
    answer: { status: 200, body: journalSchema },
    problems: ['query-invalid', ...readProblems],
    errorCodes: queryErrorCodes,
  },
  journalEntry: {
    name: 'erpJournalEntry',
    method: 'GET',
    path: '/api/erp/{connectionId}/journal/{eventId}',
    secret: 'erpReadSecret',
    headers: stamp,
    answer: { status: 200, body: journalEntrySchema },
    problems: ['unknown-event', ...readProblems],
  },
  replay: {
    name: 'erpReplay',
    method: 'POST',
    path: '/api/erp/{connectionId}/journal/{eventId}/replay',
    secret: 'erpReadSecret',
    headers: stamp,
    answer: { status: 200, body: resultSchema },
    problems: ['unknown-event', 'event-discarded', 'invalid-event', ...readProblems],
    errorCodes: eventErrorCodes,
  },
} as const satisfies Record<string, Endpoint>;
