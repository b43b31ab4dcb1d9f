// Prints the room graph of lib/ for `npm run rooms`.
import { readFileSync } from 'node:fs';
import { knots, roomImports, upwardImports } from './room-graph.ts';
import { floors, tableOwners } from './rooms.ts';
import { isTestFile, sourceFiles } from './source-files.ts';
import { foreignWrites, schemaTables } from './table-writes.ts';

const product = sourceFiles('app', 'components', 'lib').filter(({ path }) => !isTestFile(path));
const imports = roomImports(
  product.filter(({ path }) => path.startsWith('lib/')),
  floors,
);
const tables = schemaTables(readFileSync('prisma/schema.prisma', 'utf8'));

const print = (line = '') => void process.stdout.write(`${line}\n`);
const list = (lines: string[]) => {
  for (const line of lines) print(`  ${line}`);
};

print('Rooms, lowest floor first, and the rooms that each imports:');
list(floors.map((room) => `${room}: ${importedRooms(room).join(', ') || '-'}`));

const upward = upwardImports(imports, floors).map(({ from, to }) => `${from} imports ${to}`);
print(`\nUpward dependencies: ${upward.length}`);
list(upward);

const tangled = knots(imports).map((rooms) => rooms.join(', '));
print(`\nKnots: ${tangled.length}`);
list(tangled);

const foreign = foreignWrites(product, tables, tableOwners);
print('\nTables and the room that writes each:');
list(Object.entries(tableOwners).map(([table, room]) => `${table}: ${room}`));
print(`\nWrites by another room: ${foreign.length}`);
list(foreign);

const lines = product.map(({ text }) => text.split('\n').length - 1).sort((a, b) => a - b);
print(`\nProduct files: ${lines.length}, lines: ${lines.reduce((sum, count) => sum + count, 0)}`);
print(`Lines of a file: median ${quantile(0.5)}, p90 ${quantile(0.9)}, maximum ${quantile(1)}`);

function importedRooms(room: string): string[] {
  const found = new Set(imports.filter(({ fromRoom }) => fromRoom === room).map(({ toRoom }) => toRoom));
  return floors.filter((other) => found.has(other));
}

function quantile(share: number): number {
  return lines[Math.max(0, Math.ceil(share * lines.length) - 1)] ?? 0;
}
