import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { longBodies } from './body-paces.ts';
import { allowedMethods } from './check-method.ts';
import { findRoute, readRoutes } from './routes.ts';

const routes = readRoutes('app', 'public');
const found = (target: string) => findRoute(routes, target)?.segments.join('/');

test('reads which methods every route handler takes', () => {
  for (const { kind, segments, methods } of routes)
    expect([kind, segments, methods.length]).not.toEqual(['handler', segments, 1]);
  expect(allowedMethods(routes, '/api/app/device')).toEqual(['PATCH', 'OPTIONS']);
  expect(allowedMethods(routes, '/api/erp/x/events')).toEqual(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS']);
  expect(allowedMethods(routes, '/api/health')).toEqual(['GET', 'HEAD', 'OPTIONS']);
  expect(allowedMethods(routes, '/club/clients')).toEqual(['GET', 'HEAD', 'POST']);
  expect(allowedMethods(routes, '/favicon.svg')).toEqual(['GET', 'HEAD']);
  expect(allowedMethods(routes, '/_next/static/x.js')).toEqual(['GET', 'HEAD']);
});

test('finds the route that Next finds', () => {
  expect(found('/')).toBe('');
  expect(found('/club/clients/new?x=/api')).toBe('[structure]/clients/new');
  expect(found('/club/clients/7')).toBe('[structure]/clients/[id]');
  expect(found('/club/imports/upload/')).toBe('[structure]/imports/upload');
  expect(found('/%63lub/imports/%75pload')).toBe('[structure]/imports/upload');
  expect(found('/api/erp/x/events/token')).toBe('api/erp/[connectionId]/events/[token]/[[...verb]]');
  expect(found('/api/erp/x/events/token/delete/more')).toBe('api/erp/[connectionId]/events/[token]/[[...verb]]');
  expect(found('/api/auth/callback/credentials')).toBe('api/auth/[...nextauth]');
  expect(found('/club/clients/7/nothing')).toBeUndefined();
});

test('finds no route for an unknown path below /api, though the page of a structure would match', () => {
  for (const target of ['/api', '/api/', '/api/clients', '/api/nothing', '/%61pi/nothing', '/api/auth'])
    expect(allowedMethods(routes, target)).toBeUndefined();
});

test('finds no route for a path below /api with dot segments, which Next resolves', () => {
  for (const target of ['/api/erp/./events', '/api/erp/%2e%2E/batch', '/api/app/access/..', '/api/erp/x/people/%2e'])
    expect(allowedMethods(routes, target)).toBeUndefined();
  expect(allowedMethods(routes, '/api/app/access/...')).toEqual(['GET', 'HEAD', 'OPTIONS']);
});

test('lists only route handlers that exist among those with a long body', () => {
  for (const route of Object.keys(longBodies))
    expect(existsSync(path.join('app', route, 'route.ts')), route).toBe(true);
});
