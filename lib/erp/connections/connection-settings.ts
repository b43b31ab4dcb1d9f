import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { timeZones } from '#lib/structures/region.ts';
import type { ConnectionSettings } from './connection.ts';
import { type ManageProblem, onConnection } from './on-connection.ts';

/** What staff chooses for a connection. `timeZone` null: the zone of the structure. */
export type ChosenSettings = ConnectionSettings & { timeZone: string | null };

/** `countedKinds` undefined: as before. */
type Wanted = Omit<ChosenSettings, 'countedKinds'> & { countedKinds?: string[] | undefined };

type SettingsProblem = 'no-kinds' | 'unknown-zone';

/** Kinds of record that a connection can count, and UTF-16 units of each. */
const maxKinds = 100;
const maxKindLength = 100;

/**
 * Sets how messages of the actor's ERP are read from now on. Clients who are there already stay as
 * they are, also those of a kind that does not count any more.
 */
export async function changeConnectionSettings(
  staff: Staff,
  { timeZone, blanks, countedKinds }: Wanted,
): Promise<Result<null, ManageProblem | SettingsProblem>> {
  const structureId = staff.structure.id;
  return onConnection<null, SettingsProblem>(staff, async (tx, { id }) => {
    const { rows } = await tx.query<ChosenSettings>(
      `select time_zone as "timeZone", blanks, counted_kinds as "countedKinds" from erp_connection
       where structure_id = $1 and id = $2`,
      [structureId, id],
    );
    const before = rows[0] as ChosenSettings;
    if (timeZone !== null && timeZone !== before.timeZone && !timeZones.includes(timeZone)) return fail('unknown-zone');
    const kinds = countedKinds ? storableKinds(countedKinds) : before.countedKinds;
    if (kinds?.length === 0) return fail('no-kinds');
    const after: ChosenSettings = { timeZone, blanks, countedKinds: kinds };
    const isSame = (['timeZone', 'blanks', 'countedKinds'] as const).every(
      (name) => `${before[name]}` === `${after[name]}`,
    );
    if (isSame) return succeed(null);
    await tx.query(
      'update erp_connection set time_zone = $3, blanks = $4, counted_kinds = $5 where structure_id = $1 and id = $2',
      [structureId, id, timeZone, blanks, kinds],
    );
    await recordEvents(tx, [
      { structureId, staffId: staff.id, kind: 'erp-settings-changed', details: { connectionId: id, before, after } },
    ]);
    return succeed(null);
  });
}

/** The kinds are texts from a form: what cannot be one is left out. */
function storableKinds(kinds: string[]): string[] {
  const texts = kinds.filter((kind) => kind.length <= maxKindLength && !/^\s*$|[\p{Cc}\p{Cs}]/u.test(kind));
  return [...new Set(texts)].sort().slice(0, maxKinds);
}
