import { cache } from 'react';
import { countWaiting } from '#lib/requests/count-waiting.ts';

/** What waits for staff, counted once for the navigation and the page, and whether an ERP manages it. */
export const waitingCounts = cache(countWaiting);
