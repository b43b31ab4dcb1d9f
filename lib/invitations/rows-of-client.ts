import { clientRows } from '#lib/database/client-rows.ts';

const ofClient = 'structure_id = $1::uuid and client_id = $2::uuid';

/** The invitation of a client. */
export const invitationRows = clientRows({
  read: `select to_jsonb(i) as row from invitation i where ${ofClient}`,
  take: `delete from invitation i where ${ofClient} returning to_jsonb(i) as row`,
  put: 'insert into invitation select * from jsonb_populate_recordset(null::invitation, $1::jsonb)',
});
