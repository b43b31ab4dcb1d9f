import { readdirSync, readFileSync } from 'node:fs';
import { openRoutes } from '#e2e/staff/roles/open-routes.ts';
import { expect, ownOrigin, requestsOnly, test } from '#e2e/support/test.ts';

/** The methods that a file answers: a page only GET. */
function methodsOf(file: string): string[] {
  if (file.endsWith('page.tsx')) return ['GET'];
  const source = readFileSync(`app/${file}`, 'utf8');
  const found = [
    ...source.matchAll(/^export (?:const |async function |function )(GET|POST|PUT|PATCH|DELETE|HEAD)\b/gm),
  ];
  return found.map(([, method]) => String(method)).sort();
}

const found = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter(
  (file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file) && !/^(\[structure\]|bench)\//.test(file),
);

test('lists every method of every route outside the structures in the table', requestsOnly, () => {
  const listed = Object.entries(openRoutes).map(([file, methods]) => [file, Object.keys(methods).sort()]);
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(found.map((file) => [file, methodsOf(file)])));
});

test('answers a caller without session, key or token as the table says', requestsOnly, async ({ request, club }) => {
  // With a first structure, so that no page leads to the first start.
  expect(club.slug).not.toBe('');
  const answers: Record<string, Record<string, number | string>> = {};
  for (const file of found) {
    const target = `/${file.replace(/\/?(page\.tsx|route\.ts)$/, '')}`
      .replace(/\/\[\[\.\.\.\w+\]\]/, '')
      .replace(/\[(?:\.\.\.)?\w+\]/g, '0192f0c1-2d3e-7abc-8def-0123456789ab');
    for (const method of methodsOf(file)) {
      const answer = await request.fetch(target, { method, maxRedirects: 0, headers: { origin: ownOrigin() } });
      const leads = answer.headers().location ?? '';
      answers[file] = {
        ...answers[file],
        [method]: /^(https?:\/\/[^/]+)?\/sign-in(\?|$)/.test(leads) ? 'sign-in' : answer.status(),
      };
    }
  }
  expect(answers).toEqual(openRoutes);
});

test('reads at every download and writes at every upload of a structure', requestsOnly, () => {
  const routes = readdirSync('app/[structure]', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('route.ts'),
  );
  // The tables of routes and permissions try one method of each.
  for (const file of routes)
    expect(
      methodsOf(`[structure]/${file}`).filter((method) => method !== 'HEAD'),
      file,
    ).toEqual([file.startsWith('imports/upload/') ? 'POST' : 'GET']);
});
