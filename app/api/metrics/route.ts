import { bearer } from '#lib/api/bearer.ts';
import { failure } from '#lib/api/failure.ts';
import { problem } from '#lib/api/problem.ts';
import { inQuarterAndDay, takeAttemptOf } from '#lib/app-auth/limits.ts';
import { mayReadMetrics } from '#lib/log/monitoring/may-read-metrics.ts';
import { clientAddress } from '#lib/session/client-address.ts';

export const dynamic = 'force-dynamic';

/**
 * Metrics for Prometheus, to the holder of `METRICS_TOKEN`. Without that variable there is no such
 * endpoint: 404.
 */
export async function GET(request: Request): Promise<Response> {
  const token = process.env.METRICS_TOKEN;
  if (!token) return problem('unknown-path');
  try {
    if (!mayReadMetrics(bearer(request.headers), token)) return await refuse(request);
    const { metricsText } = await import('#lib/log/monitoring/metrics-text.ts');
    const headers = { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' };
    return new Response(await metricsText(), { headers });
  } catch (error) {
    return failure(error, 'the metrics could not be read');
  }
}

/** Attempts per network address are limited, against guessing. */
async function refuse(request: Request): Promise<Response> {
  const wait = await takeAttemptOf(...inQuarterAndDay('app:stranger:address', clientAddress(request.headers)));
  return wait ? problem(wait.code, { retryAfter: wait.seconds }) : problem('metrics-token-invalid');
}
