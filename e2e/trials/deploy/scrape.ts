import { freePort } from '#lib/database/embedded/free-port.ts';
import { startProgram } from './foreground.ts';
import { waitUntil } from './wait-until.ts';

type Answer = { data: { result: { value: [number, string] }[] } };

/**
 * Lets Prometheus scrape the product, and asks it what it has read.
 * @returns figures for the report
 * @throws Error when it has not read the metrics in time
 */
export async function scrape(config: string, folder: string): Promise<string> {
  const port = await freePort();
  const prometheus = await startProgram(
    'prometheus',
    [`--config.file=${config}`, `--storage.tsdb.path=${folder}/tsdb`, `--web.listen-address=127.0.0.1:${port}`],
    port,
    folder,
  );
  const ask = async (query: string) => {
    const url = `http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(query)}`;
    const answer = await fetch(url).catch(() => null);
    if (!answer?.ok) return null;
    return ((await answer.json()) as Answer).data.result[0]?.value[1] ?? null;
  };
  try {
    await waitUntil('up', async () => (await ask('up{job="club"}')) === '1', 30);
    await waitUntil('club_database_up', async () => (await ask('club_database_up')) === '1', 10);
    const series = await ask('count({job="club"})');
    const requests = await ask('sum(club_http_requests_total)');
    const samples = await ask('scrape_samples_scraped{job="club"}');
    return `${samples} samples a scrape, ${series} series, ${requests} requests counted`;
  } finally {
    await prometheus.stop();
  }
}
