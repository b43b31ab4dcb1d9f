import { withDemoConnection } from '../demo-connection.ts';
import type { SafetyCheck } from '../safety-check.ts';

const member = (id: string, statut: unknown) => ({
  triggercode: 'MEMBER_MODIFY',
  object: { id, lastname: 'Brouillon', firstname: 'Zoé', email: `brouillon-${id}@exemple.example`, statut },
});

export const checks: SafetyCheck[] = [
  {
    line: 2,
    title: 'drafts, unknown and missing statuses of Dolibarr make no client',
    replay: (demo) =>
      withDemoConnection(demo, 'dolibarr', async ({ tell }) => {
        const results: string[] = [];
        for (const statut of ['-1', '7', null, 'true']) {
          const id = String(Date.now() + results.length);
          const { json } = await tell(member(id, statut));
          // A dry run of a valid status still finds no person to change.
          const { json: dry } = await tell(member(id, '1'), '?dry_run=1');
          const absent = JSON.stringify(dry.changes ?? {}).includes('"before":null');
          results.push(`${json.result}${json.clientId || !absent ? ' CLIENT' : ''}`);
        }
        return { holds: results.every((result) => result === 'held'), figure: results.join(', ') };
      }),
  },
];
