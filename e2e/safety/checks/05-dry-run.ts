import type { SafetyCheck } from '../safety-check.ts';
import { signedEvent } from '../signed-event.ts';

/** Queries that look like a dry run, with the expected status. */
const queries: [string, number][] = [
  ['?dry_run=true', 200],
  ['?dry_run', 200],
  ['?dry_run=TRUE', 200],
  ['?dryRun=1', 200],
  ['?dry_run=yes', 400],
  ['?dry_run=2', 400],
  ['?dry_run=0&dry_run=1', 400],
];

export const checks: SafetyCheck[] = [
  {
    line: 5,
    title: 'nothing that looks like a dry run applies',
    async replay(demo) {
      const seen: string[] = [];
      for (const [query, status] of queries) {
        const id = `dry-${Date.now()}-${seen.length}`;
        const data = { id, email: `${id}@exemple.example`, firstName: 'Zoé', lastName: 'Sèche' };
        const answer = await signedEvent(demo, 'client.created', new Date(), data, query);
        // Only a stored event has an entry in the journal.
        if (answer.status !== status || answer.json.eventId) seen.push(`${query} ${answer.status}`);
      }
      return { holds: seen.length === 0, figure: seen.join(', ') || `${queries.length} queries` };
    },
  },
];
