import type { SafetyCheck } from '../safety-check.ts';
import { signedEvent } from '../signed-event.ts';

export const checks: SafetyCheck[] = [
  {
    line: 4,
    title: 'a timestamp 300 days ahead freezes no person',
    async replay(demo) {
      const id = `ahead-${Date.now()}`;
      const data = { id, email: `${id}@exemple.example`, firstName: 'Zoé', lastName: 'Avance' };
      await signedEvent(demo, 'client.updated', new Date(Date.now() + 300 * 86_400_000), data);
      const renamed = await signedEvent(demo, 'client.updated', new Date(), { ...data, lastName: 'Heure' });
      const removed = await signedEvent(demo, 'client.deleted', new Date(), { id });
      const results = [renamed, removed].map(({ json }) => json.result);
      return { holds: results.every((result) => result === 'applied'), figure: results.join(', ') };
    },
  },
];
