import { expect, test } from 'vitest';
import { hasExpectedEnding } from './expected-ending.ts';

test.each([
  'a.csv',
  'A.CSV',
  'liste.txt',
  'x.tsv',
  'export.xls',
  'clients',
  'clients 29.11.2026',
  'a.b c',
  'é.csv ',
  '.',
])('accepts a file named %j', (name) => expect(hasExpectedEnding(name)).toBe(true));

test.each(['a.exe', 'a.html', 'a.csv.exe', 'a.pdf', 'a.XLSX', 'page.php5', 'a.json', '.htaccess'])(
  'refuses a file named %j',
  (name) => expect(hasExpectedEnding(name)).toBe(false),
);
