import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tableOwners } from './rooms.ts';
import { isTestFile, sourceFiles } from './source-files.ts';
import { foreignWrites, schemaTables, tableWrites } from './table-writes.ts';

const tables = schemaTables(readFileSync('prisma/schema.prisma', 'utf8'));
const product = sourceFiles('app', 'components', 'lib').filter(({ path }) => !isTestFile(path));

test('names an owner for every table of the schema', () => {
  expect(Object.keys(tableOwners).sort()).toEqual([...tables.names].sort());
});

test('lets only the owner write a table', () => {
  expect(foreignWrites(product, tables, tableOwners)).toEqual([]);
});

test('finds a write by a room that does not own the table', () => {
  const file = { path: 'lib/demo/x.ts', text: 'await tx.client.deleteMany({});' };
  expect(foreignWrites([file], tables, tableOwners)).toEqual(['lib/demo/x.ts writes client']);
});

test('finds writes in SQL, in Prisma calls and in nested Prisma writes', () => {
  const text = `
    // update client set nothing
    await tx.query(\`with gone as (delete from attachment where true) insert into audit_event (id) select 1\`);
    await tx.clientAlias.createMany({ data: [] });
    await tx.structure.create({ data: { memberships: { create: { role } } } });
    await copyInto('copy erp_snapshot_line from stdin');
    select id from mail for update skip locked;`;
  const found = tableWrites({ path: 'lib/x.ts', text }, tables).map(({ table }) => table);
  expect(found.sort()).toEqual([
    'attachment',
    'audit_event',
    'client_alias',
    'erp_snapshot_line',
    'membership',
    'structure',
  ]);
});
