import { plural } from '../format.ts';
import type { fr } from '../fr.ts';

export const activity: (typeof fr)['activity'] = {
  title: 'Activity',
  empty: 'Nothing has happened here yet.',
  emptyBody: 'Everything the team changes appears on this page, with the person and the time.',
  system: 'System',
  someone: 'someone',
  older: 'Older',
  newest: 'Back to the latest',
  pages: 'Pages',
  latest: 'Latest first',
  events: {
    'client-added': 'Added by hand',
    'client-edited': (fields) => `Record edited${fields && `: ${fields}`}`,
    'client-deleted': 'Moved to the bin',
    'client-restored': 'Restored from the bin',
    'client-imported': (line) => `Added by import, line ${line}`,
    'client-updated-by-import': (line, fields, reopened) =>
      `${reopened ? 'Restored' : 'Updated'} by import, line ${line}${fields && `: ${fields}`}`,
    'client-import-undone': (fields) => `Import undone, former values restored${fields && `: ${fields}`}`,
    'import-committed': (file, created, updated) => `Import of ${file}: ${done(created, updated)}`,
    'import-cancelled': (file, created, updated) => `Import of ${file} stopped midway: ${done(created, updated)}`,
    'import-undone': (file, removed, restored, kept) =>
      `Import of ${file} undone: ${plural('en', removed, { one: `${removed} client removed`, other: `${removed} clients removed` })}, ${restored} put back as before, ${kept} kept`,
    'clients-exported': (query) => (query ? `Export of the clients found by “${query}”` : 'Export of the clients'),
    'structure-opened': 'Structure opened',
    'colleague-invited': (name, role) => `${name} invited to the team (${role})`,
    'colleague-joined': (role) => `Joined the team (${role})`,
    'colleague-role-changed': (name, before, after) => `Role of ${name}: ${before} → ${after}`,
    'colleague-removed': (name) => `${name} removed from the team`,
  },
};

function done(created: number, updated: number): string {
  return `${plural('en', created, { one: `${created} client created`, other: `${created} clients created` })}, ${updated} updated`;
}
