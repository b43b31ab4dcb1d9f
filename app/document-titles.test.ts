import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const routed = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(^|\/)(page|layout)\.tsx$/.test(file),
);

/**
 * Metadata that set a title. Next streams those after the page: see
 * docs/decisions/049-document-titles.md.
 */
const titledMetadata = /generateMetadata|metadata(: Metadata)? = \{[^;]*\btitle\b/;

describe('the title of a document', () => {
  it('stays out of the metadata of pages and layouts', () => {
    expect(routed.length).toBeGreaterThan(30);
    expect(routed.filter((file) => titledMetadata.test(readFileSync(path.join('app', file), 'utf8')))).toEqual([]);
  });

  it.each([
    'export async function generateMetadata() {}',
    "export const metadata: Metadata = { title: 'Clients' };",
    "export const metadata = {\n  title: { default: 'Clients' },\n};",
  ])('counts as metadata in %j', (source) => {
    expect(titledMetadata.test(source)).toBe(true);
  });
});
