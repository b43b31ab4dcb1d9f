import { formatDay, plural } from '../format.ts';
import type { fr } from '../fr.ts';
import { type NamedRegion, regionChanges } from '../region-names.ts';

/** Where staff let an erased person return. */
const entrances: Record<string, string> = {
  form: 'added manually',
  import: 'import',
  erp: 'ERP',
  request: 'app request',
};

export const activity: (typeof fr)['activity'] = {
  title: 'Activity',
  nothingYet: {
    title: 'Nothing has happened here yet.',
    body: 'Everything the team changes appears on this page, with the person and the time.',
  },
  nothingOwn: {
    title: 'You have not done anything here yet.',
    body: 'Everything you change appears on this page, with the time.',
  },
  system: 'System',
  erp: 'ERP',
  someone: 'someone',
  older: 'Older',
  newest: 'Back to the latest',
  pages: 'Pages',
  latest: 'Latest first',
  nothingFound: { title: 'Nothing matches this choice.', body: 'Choose a longer period, or show everything.' },
  ownOnly: 'You see here what you did yourself. What concerns a client is on their page.',
  filter: 'Filter the activity',
  person: 'Client concerned',
  by: 'Done by',
  kind: 'Kind',
  everybody: 'Everybody',
  everything: 'Everything',
  from: 'From',
  until: 'To',
  show: 'Show',
  showAll: 'Show everything',
  export: 'Export the activity',
  columns: ['Date and time', 'Done by', 'Client', 'Event', 'Before and after'],
  groups: {
    clients: 'Records of clients',
    access: 'Access to the app',
    codes: 'Codes',
    files: 'Imports and exports',
    invitations: 'Invitations and e-mails',
    erp: 'ERP',
    team: 'Team',
    settings: 'Settings',
  },
  events: {
    'activity-exported': 'Export of the activity',
    'client-added': 'Added manually',
    'client-edited': (fields) => `Record edited${fields && `: ${fields}`}`,
    'client-deleted': 'Moved to the bin',
    'client-restored': 'Restored from the bin',
    'clients-merged': (name) => `Merged with the record of ${name}`,
    'clients-separated': (name) => `Separated from the record of ${name}`,
    'client-imported': (line) => `Added by import, line ${line}`,
    'client-updated-by-import': (line, fields, reopened) =>
      `${reopened ? 'Restored' : 'Updated'} by import, line ${line}${fields && `: ${fields}`}`,
    'client-import-undone': (fields) => `Import undone, former values restored${fields && `: ${fields}`}`,
    'import-committed': (file, created, updated) => `Import of ${file}: ${done(created, updated)}`,
    'import-cancelled': (file, created, updated) => `Import of ${file} stopped midway: ${done(created, updated)}`,
    'import-undone': (file, removed, restored, kept) =>
      `Import of ${file} undone: ${plural('en', removed, { zero: 'no client removed', one: `${removed} client removed`, other: `${removed} clients removed` })}, ${restored || 'none'} put back as before, ${kept || 'none'} kept`,
    'bulk-committed': (action, done, left) =>
      `Bulk action “${action}”: ${plural('en', done, { zero: 'no client processed', one: `${done} client processed`, other: `${done} clients processed` })}, ${plural('en', left, { zero: 'none left out', one: `${left} left out`, other: `${left} left out` })}`,
    'bulk-undone': (action, undone, kept) =>
      `Bulk action “${action}” undone: ${plural('en', undone, { zero: 'no client put back as before', one: `${undone} client put back as before`, other: `${undone} clients put back as before` })}, ${plural('en', kept, { zero: 'none kept', one: `${kept} kept`, other: `${kept} kept` })}`,
    'group-renamed': (before, after) => `Group renamed: ${before} becomes ${after}`,
    'group-merged': (group, into, count) =>
      `Group ${group} merged into ${into}: ${plural('en', count, { zero: 'no client', one: `${count} client`, other: `${count} clients` })}`,
    'group-deleted': (group, count) =>
      `Group ${group} deleted: ${plural('en', count, { zero: 'no client', one: `${count} client`, other: `${count} clients` })}`,
    'clients-exported': (query) => (query ? `Export of the clients found by “${query}”` : 'Export of the clients'),
    'client-added-from-request': 'Added from a request on the app',
    'account-attached': 'App account linked',
    'account-deleted': 'App account deleted by the person',
    'account-released': (email) => `App account unlinked: ${email}`,
    'account-linked': (email) => `App account linked by staff: ${email}`,
    'match-refused': (email) => `Not a match: ${email} is someone else`,
    'match-reopened': (email) => `Proposed again: ${email}`,
    'alias-removed': (email) => `App address removed: ${email}`,
    'claim-ended': (email) => `Claim code void: ${email} was confirmed on another device`,
    'claim-code-issued': 'Claim code generated',
    'claim-code-used': (email, waits) =>
      waits ? `Claim code entered with ${email}, to be confirmed on the app` : `Claim code used with ${email}`,
    'claim-code-revoked': 'Claim code revoked',
    'email-proved': 'Email confirmed on the app',
    'proof-withdrawn': 'Email changed: to be confirmed again on the app',
    'email-objected': (devices) =>
      plural('en', devices, {
        zero: 'Change of email contested from the former address: no device to sign out',
        one: 'Change of email contested from the former address: 1 device signed out',
        other: `Change of email contested from the former address: ${devices} devices signed out`,
      }),
    'code-sent-again': 'Code sent again',
    'request-made': (name, email) => `Request to join: ${name} (${email})`,
    'request-validated': (name, email) => `Request validated: ${name} (${email})`,
    'request-refused': (name, email, reason) => `Request refused: ${name} (${email}). Reason: ${reason}`,
    'request-reopened': (name, email) => `Request reopened: ${name} (${email})`,
    'duplicate-refused': 'Not the same person as another record',
    'duplicate-reopened': 'Possible duplicate of another record suggested again',
    'request-undone': (name, email) => `Decision undone, request waiting again: ${name} (${email})`,
    'invitation-queued': (again) => (again ? 'Another invitation to the app' : 'Invitation to the app'),
    'invitation-opened': 'Invitation link opened',
    'mail-bounced': (email, hard) => (hard ? `Address refused: ${email}` : `Message to ${email} not delivered`),
    'mail-complained': (email) => `Message reported as spam by ${email}`,
    'mail-unsubscribed': (email) => `No more invitations to ${email}, as the person asked`,
    'import-invited': (file, count) =>
      `Import of ${file}: ${plural('en', count, { zero: 'no client invited', one: `${count} client invited`, other: `${count} clients invited` })}`,
    'app-key-created': (name, mayVouch) => `App key created: ${name}${mayVouch ? ' (may confirm emails)' : ''}`,
    'app-key-revoked': (name) => `App key revoked: ${name}`,
    'join-code-renewed': 'New access code',
    'proof-setting-changed': (needed) =>
      needed ? 'The app now asks to confirm the email' : 'The app no longer asks to confirm the email',
    'region-changed': (before: NamedRegion, after: NamedRegion) =>
      `Country, time zone or language changed: ${regionChanges('en', before, after)}`,
    'client-exported': 'Personal data exported',
    'client-erased': 'Personal data erased',
    'client-kept': 'Inactive record kept',
    'erasure-overridden': (entrance, reason) =>
      `Erased person let in again (${entrances[entrance] ?? entrance}). Reason: ${reason}`,
    'client-added-by-erp': 'Added by the ERP',
    'client-taken-over-by-erp': (fields) => `Record taken over by the ERP${fields && `: ${fields}`}`,
    'client-updated-by-erp': (fields) => `Updated by the ERP${fields && `: ${fields}`}`,
    'erp-person-linked': (erpId) => `Linked to person ${erpId} of the ERP`,
    'erp-person-distinct': (erpId) => `Not a match: person ${erpId} of the ERP is someone else`,
    'client-removed-by-erp': () => 'Removed by the ERP',
    'client-revived-by-erp': (fields) => `Reactivated by the ERP${fields && `: ${fields}`}`,
    'access-granted': (until) =>
      until ? `Access granted until ${formatDay('en', new Date(until))}` : 'Granted access taken back',
    'formers-setting-changed': (keep) =>
      keep ? 'Former clients now keep their access' : 'Former clients now lose their access',
    'erp-connected': (profile) => `ERP connected: ${profile}`,
    'erp-profile-changed': (before, after) => `Connection type of the ERP changed: ${before} → ${after}`,
    'erp-settings-changed': 'Reading of the ERP’s messages changed',
    'erp-secret-added': (ending) => `New ERP secret, ending in ${ending}`,
    'erp-secret-revoked': (ending) => `ERP secret revoked, ending in ${ending}`,
    'erp-api-set': 'Access to the ERP’s API saved',
    'erp-base-pulled': 'Full base of the ERP requested',
    'erp-disabled': 'ERP connection suspended',
    'erp-enabled': 'ERP connection resumed',
    'erp-disconnected': 'ERP disconnected',
    'erp-held-applied': (count, ofBase) =>
      ofBase ? `Held full export applied: ${people(count)}` : `Held changes applied: ${events(count)}`,
    'erp-held-discarded': (count, ofBase) =>
      ofBase ? `Held full export discarded: ${people(count)}` : `Held changes discarded: ${events(count)}`,
    'erp-event-replayed': 'ERP event replayed',
    'structure-opened': 'Structure opened',
    'colleague-invited': (name, role) => `${name} invited to the team (${role})`,
    'colleague-invitation-withdrawn': (name, role) => `Invitation of ${name} to the team withdrawn (${role})`,
    'colleague-joined': (role) => `Joined the team (${role})`,
    'colleague-role-changed': (name, before, after) => `Role of ${name}: ${before} → ${after}`,
    'colleague-removed': (name) => `${name} removed from the team`,
    'account-changed': {
      name: (name) => `Account name changed: ${name}`,
      password: (name) => `Password changed: ${name}`,
      email: (name) => `Account email changed: ${name}`,
      'factor-on': (name) => `Two-step sign-in turned on: ${name}`,
      'factor-off': (name) => `Two-step sign-in turned off: ${name}`,
      'factor-removed': (name) => `Two-step sign-in of ${name} removed`,
      'recovery-codes': (name) => `New recovery codes: ${name}`,
      'recovery-code-used': (name) => `Recovery code used: ${name}`,
      'sessions-ended': (name) => `Sessions of ${name} ended`,
    },
    'factor-requirement-changed': (before, after) =>
      `Two-step sign-in required of: ${requirements[before]} → ${requirements[after]}`,
    'idle-limit-changed': (before, after) => `Idle sessions end after: ${duration(before)} → ${duration(after)}`,
  },
};

const requirements = { nobody: 'nobody', owners: 'owners', managers: 'owners and managers', everyone: 'everyone' };

function done(created: number, updated: number): string {
  return `${plural('en', created, { zero: 'no client created', one: `${created} client created`, other: `${created} clients created` })}, ${updated || 'none'} updated`;
}

function duration(hours: number): string {
  if (hours < 48) return plural('en', hours, { one: `${hours} hour`, other: `${hours} hours` });
  return `${hours / 24} days`;
}

function events(count: number): string {
  return plural('en', count, { zero: 'no event', one: '1 event', other: `${count} events` });
}

function people(count: number): string {
  return plural('en', count, { zero: 'nobody', one: '1 person', other: `${count} people` });
}
