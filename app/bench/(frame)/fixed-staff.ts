import type { Staff } from '#lib/actor/staff.ts';

/** The staff member of the benchmark's floor, which needs no sign-in. */
export const fixedStaff: Staff = {
  id: '01900000-0000-7000-8000-000000000001',
  name: 'Nadia Benali',
  email: 'nadia@bench.example',
  role: 'owner',
  structure: {
    id: '01900000-0000-7000-8000-000000000002',
    slug: 'club-bench',
    name: 'Club d’essai',
    timeZone: 'Europe/Paris',
    country: 'FR',
    language: 'fr',
  },
};
