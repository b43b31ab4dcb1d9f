import type { TaskList } from 'graphile-worker';
import { emptyBin } from '#lib/clients/empty-bin.ts';
import { forgetAttempts } from '#lib/throttle/forget-attempts.ts';

/** What can be queued, by name: each a call into the room that knows how. */
export const tasks: TaskList = {
  'empty-bin': async () => void (await emptyBin()),
  'forget-attempts': async () => void (await forgetAttempts()),
};

/** What is queued by the clock (minute, hour, day, month, weekday; UTC), and once after a night that the server slept through. */
export const timetable = `
17 3 * * * empty-bin ?fill=1d
7 * * * * forget-attempts
`;
