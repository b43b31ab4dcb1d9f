import { clientRows } from '#lib/database/client-rows.ts';

const ofClient = 'structure_id = $1::uuid and client_id = $2::uuid';

/** The people of the ERP who were proposed as a client, or refused. */
export const proposalRows = clientRows({
  read: `select to_jsonb(p) as row from erp_proposal p where ${ofClient} order by erp_id`,
  take: `delete from erp_proposal p where ${ofClient} returning to_jsonb(p) as row`,
  put: `insert into erp_proposal select * from jsonb_populate_recordset(null::erp_proposal, $1::jsonb)
    on conflict do nothing`,
});
