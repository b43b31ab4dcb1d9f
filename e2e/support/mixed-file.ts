import type { Staff } from '#lib/actor/staff.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { typedClient } from '#lib/testing/client.ts';
import { importTestFile } from '#lib/testing/import.ts';

/** Thousands of rows of the mixed file; every count below follows from it. */
const thousands = Number(process.env.MIXED_THOUSANDS ?? 6);

/** Rows of the mixed file, its header left aside. */
export const mixedRows = thousands * 1_000;
const people = thousands * 150;

/** What becomes of them when the file overwrites and reopens. */
export const mixedOutcome = {
  create: thousands * 600,
  update: thousands * 7.5,
  reopened: thousands * 7.5,
  unchanged: thousands * 15,
  duplicate: thousands * 270,
  refused: thousands * 100,
};

/**
 * Created, created late, updated, taken out of the bin: whom a colleague changes before the import
 * is taken back.
 */
export const mixedEdited = ['n1@x.fr', `n${mixedRows / 2 + 7}@x.fr`, 'p11@x.fr', 'p21@x.fr'];

/**
 * A file of everything: rows that create, update, take out of the bin, change nothing, say an
 * e-mail twice, or cannot be read.
 */
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
  const rows = Array.from(
    { length: people },
    (_, index) => `Avant ${index};;p${index}@x.fr;${index % 3 ? '' : '0600000000'}\n`,
  );
  await importTestFile(owner, `nom;prenom;email;tel\n${rows.join('')}`);
  await connection().pool.query(
    'update client set deleted_at = now(), deleted_by_id = $2, version = version + 1 where structure_id = $1 and import_line % 20 = 3',
    [owner.structure.id, owner.id],
  );
}

/** What a colleague does before the import is taken back. */
export async function editMixed(owner: Staff): Promise<void> {
  for (const emailKey of mixedEdited) {
    const { id, version } = await prisma().client.findFirstOrThrow({
      where: { structureId: owner.structure.id, emailKey },
    });
    const edited = await editClient(owner, id, version, typedClient({ lastName: 'Collègue', email: emailKey }));
    if (!edited.ok) throw new Error(`${emailKey} could not be edited`);
  }
}
