import { cache } from 'react';
import { countWaiting } from '#lib/requests/count-waiting.ts';

/** What waits for staff and whether an ERP manages the clients, read once for frame and page. */
export const waitingCounts = cache(countWaiting);
