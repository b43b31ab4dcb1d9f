import { tonedTexts, type WriteNotice } from './notice.ts';
import { registrationNotices } from './registration-notices.ts';

/** Alias and claim code of a client. */
const claimNotices = tonedTexts(
  {
    'alias-removed': 'ok',
    'code-revoked': 'ok',
    'code-used': 'err',
    'already-registered': 'err',
    'no-code': 'err',
    'no-alias': 'err',
  },
  ({ claims }) => claims.notices,
);

/** The search of a person in the ERP by an address. */
export const searchNotices = tonedTexts(
  {
    'erp-person-taken': 'ok',
    'erp-person-none': 'wait',
    'erp-person-other': 'wait',
    'erp-person-held': 'wait',
    'too-many-searches': 'wait',
    'erp-search-paused': 'err',
    'erp-search-failed': 'err',
    'email-unreadable': 'err',
  },
  ({ access }) => access.searched,
);

/** The client's record itself. */
const recordNotices = {
  'client-added': ({ dictionary, name }) => ({ tone: 'ok', text: dictionary.clients.noticeAdded(name) }),
  ...tonedTexts(
    {
      'client-edited': 'ok',
      'client-edited-invited': 'ok',
      'client-edited-not-invited': 'wait',
      'client-unchanged': 'ok',
      'client-deleted': 'ok',
      'client-restored': 'ok',
    },
    ({ clients }) => ({
      'client-edited': clients.noticeEdited,
      'client-edited-invited': clients.noticeEditedInvited,
      'client-edited-not-invited': clients.noticeEditedNotInvited,
      'client-unchanged': clients.noticeUnchanged,
      'client-deleted': clients.noticeDeleted,
      'client-restored': clients.noticeRestored,
    }),
  ),
  ...tonedTexts({ 'client-erased': 'ok' }, ({ personalData }) => ({ 'client-erased': personalData.erasure.done })),
  ...tonedTexts({ 'clients-merged': 'ok', 'clients-separated': 'ok' }, ({ merging }) => merging.notices),
  ...tonedTexts(
    {
      'not-allowed': 'err',
      'not-found': 'err',
      'managed-by-erp': 'err',
      'too-many-exports': 'wait',
      'exports-busy': 'wait',
      failed: 'err',
    },
    ({ problems }) => ({ ...problems, failed: problems.unexpected }),
  ),
} satisfies Record<string, WriteNotice>;

/** The notices of the pages that show clients: the list, one client, access and requests. */
export const clientNotices = {
  ...claimNotices,
  ...searchNotices,
  ...registrationNotices,
  ...recordNotices,
  /**
   * Reads `invited` and `spared` of the address: how many clients were invited, and how many not.
   */
  'bulk-invited': ({ dictionary, parameters: { invited, spared } }) =>
    isCount(invited) && isCount(spared)
      ? {
          tone: invited === '0' ? 'wait' : 'ok',
          text: dictionary.invitations.bulkNotice(Number(invited), Number(spared)),
        }
      : null,
} satisfies Record<string, WriteNotice>;

function isCount(text: unknown): text is string {
  return typeof text === 'string' && /^\d{1,4}$/.test(text);
}
