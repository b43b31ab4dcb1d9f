import { Counter, Histogram, Registry } from 'prom-client';

export type Meters = {
  /** Everything that is measured in this process. */
  registry: Registry;
  requests: Counter<'route' | 'method' | 'status'>;
  durations: Histogram<'route'>;
};

// The preload and each bundle of Next load this module once: they share one registry.
const shared = globalThis as { clubMeters?: Meters };

/**
 * The meters of this process. Only loaded where `METRICS_TOKEN` is set: the library takes a part of
 * a second to load.
 */
export function meters(): Meters {
  shared.clubMeters ??= create();
  return shared.clubMeters;
}

function create(): Meters {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    requests: new Counter({
      name: 'club_http_requests_total',
      help: 'HTTP requests by route pattern, method and class of the status.',
      labelNames: ['route', 'method', 'status'],
      registers,
    }),
    durations: new Histogram({
      name: 'club_http_request_duration_seconds',
      help: 'Time from the head of a request to the end of its answer, by route pattern.',
      labelNames: ['route'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
  };
}
