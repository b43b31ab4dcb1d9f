import { expect, test } from 'vitest';
import { groupedHeaders } from './grouped-headers.ts';

const record = (line: number, cells: string[]) => ({ line, height: 1, cells });

test('adds the person of a merged cell to the headers below it', () => {
  const header = record(2, ['Nom', 'Tél', 'Mail', 'Tél', 'Ville']);
  expect(groupedHeaders(header, [record(1, ['', 'Père', '', 'Mère', 'Adresse']), header])).toEqual([
    'Nom',
    'Tél (Père)',
    'Mail (Père)',
    'Tél (Mère)',
    'Ville',
  ]);
});

test('leaves headers below a title as they are', () => {
  const header = record(2, ['Nom', 'Mail']);
  expect(groupedHeaders(header, [record(1, ['Parents d’élèves', '']), header])).toEqual(header.cells);
  expect(groupedHeaders(header, [header])).toEqual(header.cells);
});
