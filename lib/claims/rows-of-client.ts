import { clientRows } from '#lib/database/client-rows.ts';

const ofClient = 'structure_id = $1::uuid and client_id = $2::uuid';

/** The claim codes of a client. */
export const claimCodeRows = clientRows({
  read: `select to_jsonb(c) as row from claim_code c where ${ofClient} order by id`,
  take: `delete from claim_code c where ${ofClient} returning to_jsonb(c) as row`,
  put: 'insert into claim_code select * from jsonb_populate_recordset(null::claim_code, $1::jsonb)',
});
