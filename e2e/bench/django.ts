import { djangoMissing, startDjango } from './django-site.ts';
import { fill } from './fill.ts';
import { compare } from './rounds.ts';
import type { Stand } from './stand.ts';

/**
 * Measures the list of 50 clients against that of Django's admin, one process each, with the same
 * PostgreSQL and rows. Skipped aloud where Django is missing.
 */
export async function django({ url, slug, staff, cookie }: Stand, rows: number): Promise<object> {
  const skipped = await djangoMissing();
  if (skipped) return { skipped };
  await fill(staff, rows);
  const site = await startDjango(process.env.DATABASE_URL ?? '', staff.structure.id);
  try {
    const floor = { url: site.url, paths: ['/admin/clients/client/'], cookie: site.cookie };
    const ours = { list: { paths: [`/${slug}/clients`], cookie } };
    const compared = await compare({ url, floor, ours, rounds: 5, amount: 60 });
    const page = await fetch(new URL(floor.paths[0] ?? '', site.url), { headers: { cookie: site.cookie } });
    return { ...compared, django: site.version, djangoHtml: Buffer.byteLength(await page.text()) };
  } finally {
    await site.stop();
  }
}
