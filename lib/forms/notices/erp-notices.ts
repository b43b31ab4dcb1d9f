import { tonedTexts } from './notice.ts';

/** The notices of the ERP's own page and of one event. */
export const erpNotices = tonedTexts(
  {
    connected: 'ok',
    'secret-added': 'ok',
    'secret-brought': 'ok',
    'secret-shape': 'err',
    'profile-changed': 'ok',
    'same-profile': 'none',
    'secret-revoked': 'ok',
    disabled: 'wait',
    enabled: 'ok',
    disconnected: 'ok',
    'held-applied': 'ok',
    'held-discarded': 'ok',
    'formers-changed': 'ok',
    replayed: 'ok',
    'not-allowed': 'err',
    'not-found': 'err',
    'too-many-secrets': 'err',
    'last-secret': 'err',
    'already-connected': 'err',
    'import-running': 'wait',
    failed: 'err',
  },
  ({ erp }) => erp.notices,
);
