import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tableOwners } from './rooms.ts';
import { isTestFile, sourceFiles } from './source-files.ts';
import { schemaTables, tableWrites } from './table-writes.ts';

const tables = schemaTables(readFileSync('prisma/schema.prisma', 'utf8'));
const product = sourceFiles('app', 'components', 'lib').filter(({ path }) => !isTestFile(path));

test('names an owner for every table of the schema', () => {
  expect(Object.keys(tableOwners).sort()).toEqual([...tables.names].sort());
});

/**
 * Writes that still have to move to the owner of their table. The list only gets shorter: a write
 * that has moved must be deleted here, and no new one passes.
 */
const stillForeign = [
  'lib/app-auth/app-settings.ts writes structure',
  'lib/app-auth/app-user.ts writes app_token',
  'lib/clients/empty-bin.ts writes erp_tombstone',
  'lib/clients/grant-access.ts writes structure',
  'lib/demo/add-demo-clients.ts writes client',
  'lib/demo/demo-erp.ts writes erp_secret',
  'lib/demo/demo-invitations.ts writes invitation',
  'lib/demo/demo-invitations.ts writes mail',
  'lib/demo/demo-registrations.ts writes app_key',
  'lib/demo/demo-registrations.ts writes attachment',
  'lib/demo/demo.ts writes membership',
  'lib/demo/demo.ts writes staff_account',
];

test('lets only the owner write a table, except the writes that still have to move', () => {
  const foreign = product
    .flatMap((file) => tableWrites(file, tables))
    .filter(({ path, table }) => !path.startsWith(`lib/${tableOwners[table]}/`));
  expect(foreign.map(({ path, table }) => `${path} writes ${table}`).sort()).toEqual(stillForeign);
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
