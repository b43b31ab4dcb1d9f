import type { BodyPace } from './body-clock.ts';
import type { Route } from './routes.ts';

/** Forms and calls of a few kilobytes. */
const formPace: BodyPace = { idleMs: 10_000, graceMs: 10_000, bytesPerSecond: 1_000, totalMs: 60_000 };

/** What ERPs send at once, from servers: up to 1 GiB, and partly from strangers. */
const bulkPace: BodyPace = { idleMs: 10_000, graceMs: 10_000, bytesPerSecond: 32_000, totalMs: 270_000 };

/** A file of 100 MB over the line of a club: an uplink of 128 kbit/s takes 1 h 45 min. */
const uploadPace: BodyPace = { idleMs: 20_000, graceMs: 20_000, bytesPerSecond: 4_000, totalMs: 7_200_000 };

/** The route handlers that take more than a form, by their path. */
export const longBodies: Record<string, BodyPace> = {
  '[structure]/imports/upload': uploadPace,
  'api/erp/[connectionId]/batch': bulkPace,
  'api/erp/[connectionId]/snapshot': bulkPace,
};

/** How slowly the body of a request to this route may arrive. */
export function bodyPace(route: Route | undefined): BodyPace {
  return longBodies[route?.segments.join('/') ?? ''] ?? formPace;
}
