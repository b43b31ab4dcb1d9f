import { type NoticeContext, type ShownNotice, tonedTexts, type WriteNotice } from './notice.ts';

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
  /** Reads how many decisions were undone, and what became of them, of the address. */
  'decision-undone': undoneNotice,
  ...tonedTexts(
    {
      'request-gone': 'err',
      'already-decided': 'err',
      deleted: 'err',
      registered: 'wait',
      former: 'err',
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

function undoneNotice({ dictionary, parameters }: NoticeContext): ShownNotice | null {
  const count = (name: string) => {
    const text = parameters[name];
    return typeof text === 'string' && /^\d{1,3}$/.test(text) ? Number(text) : 0;
  };
  const [undone, deleted, cancelled] = [count('undone'), count('deleted'), count('cancelled')];
  const [sent, late, changed] = [count('sent'), count('late'), count('changed')];
  const text = dictionary.requests.undone({ undone, deleted, cancelled, sent, late, changed });
  if (!text) return null;
  return { tone: undone === 0 ? 'err' : late + changed > 0 ? 'wait' : 'ok', text };
}

/** The same notice with a link to the outbox, where the queued mail is listed. */
function withOutboxLink(write: WriteNotice): WriteNotice {
  return (context) => {
    const shown = write(context);
    return shown && { ...shown, opensOutbox: true };
  };
}
