import fc from 'fast-check';
import { connection } from '#lib/database/connection.ts';
import { message, type TestErp } from './erp.ts';

/** For tests: how many histories a property plays; `npm run test:endurance` plays 300. */
export const historyRuns = Number(process.env.ORDER_RUNS ?? 5);

/** One change in the ERP, at a moment of its own. */
const step = fc.record({
  type: fc.constantFrom('created', 'updated', 'updated', 'updated', 'deleted'),
  id: fc.constantFrom('A', 'B', 'C', 'D'),
  mailbox: fc.constantFrom('un', 'deux', 'trois', 'quatre'),
  lastName: fc.constantFrom('Durand', 'Martin', 'Petit'),
  phone: fc.option(fc.constantFrom('0612345678', '0698765432', null), { nil: undefined }),
  active: fc.option(fc.constant(false), { nil: undefined, freq: 6 }),
});

/** A message with its webhook id. */
export type Sent = { id: string; body: ReturnType<typeof message> };

const history = fc.array(step, { minLength: 1, maxLength: 14 }).map((steps): Sent[] =>
  steps.map(({ type, id, mailbox, lastName, phone, active }, at) => ({
    id: `w-${at}`,
    body: message(type, at, {
      id,
      lastName,
      firstName: 'Zoé',
      email: `${mailbox}@exemple.example`,
      ...(phone !== undefined && { phone }),
      ...(active !== undefined && { active }),
    }),
  })),
);

/** For tests: a history of one ERP, and a shuffle of it with repetitions. */
export const histories = history.chain((events) =>
  fc
    .tuple(
      fc.shuffledSubarray(events, { minLength: events.length }),
      fc.array(fc.constantFrom(...events), { maxLength: 6 }),
    )
    .chain(([shuffled, repeated]) => {
      const places = fc.array(fc.nat(events.length), { minLength: repeated.length, maxLength: repeated.length });
      return places.map((at) => ({
        events,
        shuffled: repeated.reduce((all, event, n) => all.toSpliced(at[n] ?? 0, 0, event), shuffled),
      }));
    }),
);

/**
 * For tests: reads everything that staff or the app could see, by ERP id. Tombstones of ids that
 * their person no longer has mean nothing.
 */
export async function finalState({ connection: { structureId } }: TestErp) {
  const { rows } = await connection().pool.query(
    `select erp_id, last_name, first_name, email, case when email_key = 'held:' || id then 'held' else email_key end
      as email_key, phone, second_phone,
       birth_date, member_number, erp_version, erp_fields_version, erp_optional, erp_removed_at, search_text,
         sort_name from client where structure_id = $1
     union all select erp_id, 'buried', '', '', '', null, null, null, null, version, null, null, null, '', ''
       from erp_tombstone t where structure_id = $1 and not exists (select from erp_former_id f
         where f.structure_id = $1 and f.erp_id = t.erp_id and f.root_id <> f.erp_id) order by 1`,
    [structureId],
  );
  return rows;
}
