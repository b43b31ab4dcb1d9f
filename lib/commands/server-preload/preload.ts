// Loaded before Next in the server's process: every server that it creates there is a guarded one.
// A single file, because Next's development server passes only one preload on to the process that
// listens.
import http, { type RequestListener, type ServerOptions } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseTrustedProxies } from '#lib/identity/trusted-proxies.ts';
import { drainWithLauncher } from './drain.ts';
import { type GuardOptions, guardedServer } from './guard-server.ts';
import { type Route, readRoutes } from './routes.ts';

// A server whose launcher was killed would keep the port and outlive its database.
process.once('disconnect', () => process.exit(1));
drainWithLauncher();

const isDevelopment = process.env.NODE_ENV === 'development';
const routesAtStart = currentRoutes();
const distDir = fileURLToPath(new URL(`../../../${process.env.NEXT_DIST_DIR ?? '.next'}`, import.meta.url));

/** Next's development server takes calls of its own page overlay at many paths. */
const developmentRoute: Route = {
  kind: 'handler',
  segments: ['[[...any]]'],
  methods: ['GET', 'HEAD', 'POST', 'OPTIONS'],
};

const guardOptions: GuardOptions = {
  trusted: parseTrustedProxies(process.env.TRUSTED_PROXIES || '0') ?? { hops: 0 },
  routes: () => (isDevelopment ? [...currentRoutes(), developmentRoute] : routesAtStart),
  upgrades: isDevelopment,
  ...(!isDevelopment && { distDir }),
  ...(process.env.METRICS_TOKEN && { measure: (await import('./measuring/measure-requests.ts')).measureRequests }),
};

function currentRoutes(): Route[] {
  const [pages, files] = ['app', 'public'].map((folder) =>
    fileURLToPath(new URL(`../../../${folder}`, import.meta.url)),
  );
  return readRoutes(pages as string, files as string);
}

http.createServer = ((first?: ServerOptions | RequestListener, second?: RequestListener) =>
  typeof first === 'function'
    ? guardedServer(first, guardOptions)
    : guardedServer(second ?? (() => undefined), guardOptions, first)) as typeof http.createServer;
