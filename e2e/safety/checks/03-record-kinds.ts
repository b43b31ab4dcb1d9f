import { withDemoConnection } from '../demo-connection.ts';
import type { SafetyCheck } from '../safety-check.ts';

export const checks: SafetyCheck[] = [
  {
    line: 3,
    title: 'deleting contact 12 of Dolibarr leaves member 12',
    replay: (demo) =>
      withDemoConnection(demo, 'dolibarr', async ({ tell }) => {
        const id = String(Date.now());
        const object = { id, lastname: 'Membre', firstname: 'Zoé', email: `membre-${id}@exemple.example`, statut: '1' };
        const created = await tell({ triggercode: 'MEMBER_CREATE', object });
        await tell({ triggercode: 'CONTACT_DELETE', object: { id } });
        // The body is as valid as before: it would restore a former client, which is `applied`.
        const { json } = await tell({ triggercode: 'MEMBER_MODIFY', object }, '?dry_run=1');
        return {
          holds: created.json.result === 'applied' && json.result === 'unchanged',
          figure: `${created.json.result}, then ${json.result}`,
        };
      }),
  },
  {
    line: 3,
    title: 'archiving user 12 of Odoo leaves partner 12',
    replay: (demo) =>
      withDemoConnection(demo, 'odoo', async ({ tell }) => {
        const id = Math.floor(Date.now() / 1000);
        const partner = {
          _model: 'res.partner',
          _id: id,
          name: 'Zoé Partenaire',
          email: `odoo-${id}@exemple.example`,
          active: true,
        };
        const created = await tell(partner);
        await tell({ _model: 'res.users', _id: id, active: false });
        const { json } = await tell(partner, '?dry_run=1');
        return {
          holds: created.json.result === 'applied' && json.result === 'unchanged',
          figure: `${created.json.result}, then ${json.result}`,
        };
      }),
  },
];
