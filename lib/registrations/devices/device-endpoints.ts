import { z } from 'zod';
import type { Endpoint } from '#lib/api/endpoint.ts';

const devices = z.object({
  devices: z.array(
    z.object({
      id: z.uuid(),
      model: z.string(),
      platform: z.enum(['ios', 'android']),
      osVersion: z.string().nullable(),
      firstSeenAt: z.iso.datetime(),
      lastSeenAt: z.iso.datetime(),
      current: z.boolean(),
    }),
  ),
});
/** The endpoints with which a person manages the devices of the account, and a device its token. */
export const deviceEndpoints = {
  renewToken: {
    name: 'renewToken',
    method: 'POST',
    path: '/api/app/session',
    secret: 'accountToken',
    answer: { status: 201, body: z.object({ accountToken: z.string(), expiresAt: z.iso.datetime() }) },
    problems: ['token-invalid', 'token-reused', 'too-many'],
  },
  signOut: {
    name: 'signOut',
    method: 'DELETE',
    path: '/api/app/session',
    secret: 'accountToken',
    answer: { status: 204 },
    problems: ['token-invalid', 'token-reused'],
  },
  listDevices: {
    name: 'listDevices',
    method: 'GET',
    path: '/api/app/devices',
    secret: 'accountToken',
    answer: { status: 200, body: devices },
    problems: ['token-invalid', 'token-reused', 'too-many'],
  },
  endDevice: {
    name: 'endDevice',
    method: 'DELETE',
    path: '/api/app/devices/{deviceId}',
    secret: 'accountToken',
    answer: { status: 204 },
    problems: ['token-invalid', 'token-reused', 'unknown-device', 'too-many'],
  },
  endOtherDevices: {
    name: 'endOtherDevices',
    method: 'DELETE',
    path: '/api/app/devices',
    secret: 'accountToken',
    answer: { status: 204 },
    problems: ['token-invalid', 'token-reused', 'email-unproved', 'too-many'],
  },
} as const satisfies Record<string, Endpoint>;
