import { firstValue } from '../first-value.ts';
import { clientNotices, searchNotices } from './client-notices.ts';
import { erpNotices } from './erp-notices.ts';
import { importNotices } from './import-notices.ts';
import { tonedTexts, type WriteNotice } from './notice.ts';

/**
 * Every `?notice=` that a page shows, by page and word. `addressWithNotice` writes only these, and
 * `PageNotice` shows only these, so that no address can put foreign words on a page.
 */
export const pageNotices = {
  clients: clientNotices,
  /** Beside those of `clients`, which the page shows too. */
  requests: tonedTexts({ 'nothing-selected': 'wait' }, ({ requests }) => ({
    'nothing-selected': requests.outcome.nothing,
  })),
  matches: {
    ...searchNotices,
    ...tonedTexts(
      { 'erp-person-unlinked': 'wait', 'account-gone': 'wait', 'erp-search-off': 'err' },
      ({ matches }) => matches.searched,
    ),
  },
  duplicates: tonedTexts(
    { refused: 'ok', 'proposed-again': 'ok', gone: 'err' },
    ({ matches }) => matches.duplicates.notices,
  ),
  import: importNotices,
  bulk: tonedTexts(
    {
      'too-late': 'wait',
      'not-found': 'err',
      'not-allowed': 'err',
      forgotten: 'wait',
      'too-many-exports': 'wait',
      'exports-busy': 'wait',
    },
    ({ bulk, problems }) => ({ ...problems, ...bulk.problems, forgotten: bulk.outcome.forgotten }),
  ),
  groups: tonedTexts(
    { renamed: 'ok', merged: 'ok', deleted: 'ok', 'not-found': 'err', 'not-allowed': 'err' },
    ({ groups }) => groups.notices,
  ),
  erp: erpNotices,
  activity: tonedTexts({ 'too-many-exports': 'wait', 'exports-busy': 'wait' }, ({ problems }) => problems),
  settings: tonedTexts(
    {
      'key-created': 'ok',
      'key-revoked': 'ok',
      'code-renewed': 'ok',
      'proof-changed': 'ok',
      'region-changed': 'ok',
      'idle-changed': 'ok',
      'factor-changed': 'ok',
      'client-kept': 'ok',
      'not-found': 'err',
      'not-allowed': 'err',
    },
    ({ settings }) => settings.notices,
  ),
  team: tonedTexts(
    {
      invited: 'ok',
      'invitation-mailed': 'ok',
      'role-changed': 'ok',
      removed: 'ok',
      withdrawn: 'ok',
      'last-owner': 'err',
      'not-found': 'err',
      'invitation-gone': 'err',
      'sessions-ended': 'ok',
      'no-sessions': 'wait',
      'own-sessions': 'err',
      'factor-removed': 'ok',
      'no-factor': 'wait',
      'own-factor': 'err',
      'works-elsewhere': 'err',
      'not-allowed': 'err',
      failed: 'err',
    },
    ({ staff }) => staff.teamNotices,
  ),
  account: tonedTexts(
    {
      'factor-on': 'ok',
      'factor-off': 'wait',
      'codes-renewed': 'ok',
      'passkey-added': 'ok',
      'passkey-removed': 'ok',
      'passkey-gone': 'wait',
      'profile-saved': 'ok',
      'password-changed': 'ok',
      'code-sent': 'ok',
      'email-changed': 'ok',
      'session-ended': 'ok',
      'session-gone': 'wait',
      'sessions-ended': 'ok',
      failed: 'err',
    },
    ({ account, factor, passkeys }) => ({ ...account.notices, ...factor.notices, ...passkeys.notices }),
  ),
  'sign-in': tonedTexts({ 'signed-out': 'ok', 'password-changed': 'ok', unlocked: 'ok' }, ({ staff }) => ({
    'signed-out': staff.notices['signed-out'],
    'password-changed': staff.forgot.changed,
    unlocked: staff.forgot.unlocked,
  })),
  'forgot-password': tonedTexts({ sent: 'ok' }, ({ staff }) => ({ sent: staff.forgot.sent })),
} satisfies Record<string, Record<string, WriteNotice>>;

/** A page, or a group of pages, with its own notices. */
export type NoticePage = keyof typeof pageNotices;

/** The words that `?notice=` of a page may hold. */
export type NoticeWord<Page extends NoticePage> = Page extends NoticePage
  ? string & keyof (typeof pageNotices)[Page]
  : never;

/** The notice word in an address; null for any word that the page does not list. */
export function readNotice<Page extends NoticePage>(
  page: Page,
  value: string | string[] | undefined,
): NoticeWord<Page> | null {
  const word = firstValue(value);
  return Object.hasOwn(pageNotices[page], word) ? (word as NoticeWord<Page>) : null;
}
