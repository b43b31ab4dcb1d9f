import { connection } from '#lib/database/connection.ts';
import { importTestFile } from '#lib/imports/test-import.ts';
import type { Staff } from '#lib/staff/staff.ts';

const people = 6_000;

/** Rows of the mixed file, its header left aside. */
export const mixedRows = 40_000;

/** A file of everything: rows that create, update, take out of the bin, change nothing, say an e-mail twice, or cannot be read. */
export function mixedFile(): string {
  const lines = ['nom;prenom;email;tel'];
  for (let row = 0; row < mixedRows; row += 1) lines.push(rowOf(row));
  return `${lines.join('\n')}\n`;
}

function rowOf(row: number): string {
  if (row % 10 === 3) return `Après ${row};Élise;p${(row * 7) % people}@x.fr;0612345678`;
  if (row % 10 === 5) return `Avant ${row % people};;p${row % people}@x.fr;`;
  if (row % 10 === 6) return `Refus ${row};;pas-un-email;`;
  if (row % 10 === 8) return `Encore ${row};;n${row - 1}@x.fr;`;
  return `Neuf ${row};Zoé;n${row}@x.fr;${row % 4 ? '' : '0698765432'}`;
}

/** The clients the file meets: some of them in the bin. */
export async function addMixedBase(owner: Staff): Promise<void> {
  const rows = Array.from({ length: people }, (_, index) => `Avant ${index};;p${index}@x.fr;${index % 3 ? '' : '0600000000'}\n`);
  await importTestFile(owner, `nom;prenom;email;tel\n${rows.join('')}`);
  await connection().pool.query(
    'update client set deleted_at = now(), deleted_by_id = $2, version = version + 1 where structure_id = $1 and import_line % 10 = 4',
    [owner.structure.id, owner.id],
  );
}
