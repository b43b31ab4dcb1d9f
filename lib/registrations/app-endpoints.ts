import { z } from 'zod';
import type { Endpoint } from '#lib/api/endpoint.ts';
import { deviceEndpoints } from './devices/device-endpoints.ts';
import { codeInput, deviceInput, joinInput, registrationInput } from './registration-input.ts';

const reasons = [
  'open',
  'not-registered',
  'not-attached',
  'refused',
  'pending-validation',
  'email-unproved',
  'deleted',
  'removed-from-erp',
] as const;

const registered = z.object({
  accountId: z.uuid(),
  accountToken: z.string(),
  emailProof: z.enum(['proved', 'code-sent']),
});
const access = z.object({
  structures: z.array(z.object({ slug: z.string(), name: z.string(), access: z.boolean(), reason: z.enum(reasons) })),
});

/** Every code of `errors` in a body of the app: of texts, of addresses, of days, of codes. */
const errorCodes = [
  'required',
  'too-long',
  'odd-characters',
  'not-a-choice',
  'email-required',
  'email-no-at',
  'email-several-ats',
  'email-bad-local-part',
  'email-bad-domain',
  'email-odd-characters',
  'email-too-long',
  'date-unreadable',
  'date-impossible',
  'code-shape',
  'unknown-join-code',
  'unknown-claim-code',
] as const;

/**
 * The endpoints for the app, published at `/api/openapi.json` and `/api/docs`, and implemented by
 * the routes below `app/api/app`.
 */
export const appEndpoints = {
  register: {
    name: 'register',
    method: 'POST',
    path: '/api/app/registrations',
    secret: 'appKey',
    body: registrationInput,
    answer: { status: 201, body: registered },
    errorCodes,
    problems: [
      'not-json',
      'key-invalid',
      'too-large',
      'invalid',
      'unknown-join-code',
      'unknown-claim-code',
      'too-many',
    ],
  },
  prove: {
    name: 'prove',
    method: 'POST',
    path: '/api/app/registrations/proof',
    secret: 'accountToken',
    body: codeInput,
    answer: { status: 200, body: z.object({ accountId: z.uuid(), emailProof: z.literal('proved') }) },
    errorCodes,
    problems: [
      'not-json',
      'token-invalid',
      'token-reused',
      'code-expired',
      'too-large',
      'invalid',
      'code-wrong',
      'too-many',
    ],
  },
  sendCode: {
    name: 'sendCode',
    method: 'POST',
    path: '/api/app/registrations/code',
    secret: 'accountToken',
    answer: { status: 200, body: z.object({ emailProof: z.enum(['proved', 'code-sent']) }) },
    problems: ['token-invalid', 'token-reused', 'too-many'],
  },
  join: {
    name: 'join',
    method: 'POST',
    path: '/api/app/attachments',
    secret: 'accountToken',
    body: joinInput,
    answer: { status: 201, body: z.object({ state: z.enum(['attached', 'pending']) }) },
    errorCodes,
    problems: [
      'not-json',
      'token-invalid',
      'token-reused',
      'request-refused',
      'too-large',
      'invalid',
      'unknown-join-code',
      'too-many',
    ],
  },
  device: {
    name: 'device',
    method: 'PATCH',
    path: '/api/app/device',
    secret: 'accountToken',
    body: deviceInput,
    answer: { status: 204 },
    errorCodes,
    problems: ['not-json', 'token-invalid', 'token-reused', 'too-large', 'invalid', 'too-many'],
  },
  ...deviceEndpoints,
  deleteAccount: {
    name: 'deleteAccount',
    method: 'DELETE',
    path: '/api/app/account',
    secret: 'accountToken',
    answer: { status: 204 },
    problems: ['token-invalid', 'token-reused', 'email-unproved', 'too-many'],
  },
  listAccess: {
    name: 'listAccess',
    method: 'GET',
    path: '/api/app/access',
    secret: 'accountToken',
    answer: { status: 200, body: access },
    problems: ['token-invalid', 'token-reused', 'too-many'],
  },
  gate: {
    name: 'gate',
    method: 'GET',
    path: '/api/app/access/{slug}',
    secret: 'accountToken',
    answer: { status: 200, body: z.object({ access: z.literal(true) }) },
    problems: [
      'token-invalid',
      'token-reused',
      'not-attached',
      'refused',
      'pending-validation',
      'email-unproved',
      'deleted',
      'removed-from-erp',
      'unknown-structure',
      'too-many',
    ],
  },
} as const satisfies Record<string, Endpoint>;
