import { tonedTexts, type WriteNotice } from './notice.ts';

const queued = tonedTexts(
  { 'invitation-queued': 'ok', 'code-queued': 'ok', 'request-refused': 'ok' },
  ({ registrations }) => registrations.notices,
);

/** What became of a client's registration with the app. */
export const registrationNotices = {
  ...(Object.fromEntries(
    Object.entries(queued).map(([word, write]) => [word, withOutboxLink(write)]),
  ) as typeof queued),
  ...tonedTexts(
    { 'request-validated': 'ok', 'request-reopened': 'ok', 'account-attached': 'ok', 'account-released': 'ok' },
    ({ registrations }) => registrations.notices,
  ),
  ...tonedTexts(
    {
      'request-gone': 'err',
      'already-decided': 'err',
      deleted: 'err',
      registered: 'wait',
      queued: 'wait',
      'cool-down': 'wait',
      'weekly-limit': 'wait',
      'no-address': 'err',
      bounced: 'err',
      complained: 'err',
      unsubscribed: 'err',
      'none-chosen': 'wait',
      erased: 'err',
      'in-bin': 'err',
      'email-taken': 'err',
      'client-taken': 'err',
      'not-in-erp': 'err',
      'daily-limit': 'wait',
      'code-just-sent': 'wait',
      'too-many': 'err',
      'no-account': 'err',
    },
    ({ registrations }) => registrations.problems,
  ),
};

/** The same notice with a link to the outbox, where the queued mail is listed. */
function withOutboxLink(write: WriteNotice): WriteNotice {
  return (context) => {
    const shown = write(context);
    return shown && { ...shown, opensOutbox: true };
  };
}
