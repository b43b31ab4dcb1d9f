import { expect, test } from 'vitest';
import { knots, roomImports, upwardImports } from './room-graph.ts';
import { floors } from './rooms.ts';
import { isTestFile, sourceFiles } from './source-files.ts';

const product = sourceFiles('lib').filter(({ path }) => !isTestFile(path));

test('lets no room import a higher one', () => {
  const upward = upwardImports(roomImports(product, floors), floors);
  expect(upward.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
});

test('leaves no cycle of rooms', () => {
  expect(knots(roomImports(product, floors))).toEqual([]);
});

test('lets nothing of the product import a fixture', () => {
  const imports = sourceFiles('app', 'components', 'lib').filter(({ path }) => !isTestFile(path));
  const breaches = imports.filter(({ text }) => /from '(#lib\/testing|#e2e)\//.test(text));
  expect(breaches.map(({ path }) => path)).toEqual([]);
});

test('catches an import that runs up, also between sub-rooms', () => {
  const files = [
    { path: 'lib/clients/add-client.ts', text: "import { x } from '#lib/erp/events/receive-events.ts';" },
    { path: 'lib/imports/layout/read-file.ts', text: "import { y } from '../plan/plan-import.ts';" },
    { path: 'lib/erp/events/apply.ts', text: "import { z } from '#lib/clients/client.ts';" },
  ];
  const upward = upwardImports(roomImports(files, floors), floors);
  expect(upward.map(({ fromRoom, toRoom }) => [fromRoom, toRoom])).toEqual([
    ['clients', 'erp/events'],
    ['imports/layout', 'imports/plan'],
  ]);
});

test('catches a room that the table of floors lacks', () => {
  const files = [{ path: 'lib/utils/pad.ts', text: "import { x } from '#lib/log.ts';" }];
  expect(upwardImports(roomImports(files, floors), floors)).toHaveLength(1);
});

test('catches a cycle of three rooms', () => {
  const edge = (fromRoom: string, toRoom: string) => ({ from: '', to: '', fromRoom, toRoom });
  const tangled = [edge('a', 'b'), edge('b', 'c'), edge('c', 'a'), edge('c', 'd')];
  expect(knots(tangled)).toEqual([['a', 'b', 'c']]);
});
