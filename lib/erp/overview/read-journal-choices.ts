import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection as database } from '#lib/database/connection.ts';

/** What the journal can be filtered by: kinds of record and of event, the most frequent first. */
export type JournalChoices = { kinds: string[]; types: string[] };

/** Maximum number of kinds that are offered. */
const maxChoices = 12;

/** Reads which kinds of record and of event the latest 2,000 events of the actor's ERP have. */
export async function readJournalChoices(staff: Staff): Promise<JournalChoices> {
  if (!may(staff, 'erp.read')) return { kinds: [], types: [] };
  const { rows } = await database().pool.query<{ is: keyof JournalChoices; name: string }>(
    `with latest as (select type, payload ->> 'kind' as kind from erp_event where structure_id = $1
       order by received_at desc, id desc limit 2000)
     select * from (
       (select 'kinds' as is, kind as name from latest where kind <> '' group by kind
         order by count(*) desc, kind limit ${maxChoices})
       union all
       (select 'types' as is, type as name from latest group by type order by count(*) desc, type limit ${maxChoices})
     ) choices`,
    [staff.structure.id],
  );
  const namesOf = (choice: keyof JournalChoices) => rows.flatMap(({ is, name }) => (is === choice ? [name] : []));
  return { kinds: namesOf('kinds'), types: namesOf('types') };
}
