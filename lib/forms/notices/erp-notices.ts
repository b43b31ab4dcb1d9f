import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { tonedTexts, type WriteNotice } from './notice.ts';

const general = tonedTexts(
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
    'settings-saved': 'ok',
    'no-kinds': 'err',
    'unknown-zone': 'err',
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

type ApiProblem = keyof Dictionary['erpApi']['problems'];

const apiProblems = [
  'host-refused',
  'host-unknown',
  'unreachable',
  'certificate',
  'timeout',
  'redirected',
  'too-large',
  'not-json',
  'credentials-missing',
  'credentials-refused',
  'gone',
  'rate-limited',
  'server-error',
  'fetch-refused',
  'list-not-found',
  'not-a-list',
] as const satisfies ApiProblem[];

/** One notice for each problem of the API that a test of it can meet. */
const apiNotices = Object.fromEntries(
  apiProblems.map((code): [string, WriteNotice] => [
    `api-${code}`,
    ({ dictionary: { erpApi } }) => ({ tone: 'err', text: erpApi.problems[code] }),
  ]),
) as Record<`api-${(typeof apiProblems)[number]}`, WriteNotice>;

/** The notices of the ERP's own page and of one event. */
export const erpNotices = {
  ...general,
  ...apiNotices,
  ...tonedTexts({ 'api-saved': 'ok', 'pull-started': 'ok', 'pull-running': 'wait' }, ({ erpApi }) => ({
    'api-saved': erpApi.saved,
    'pull-started': erpApi.pullStarted,
    'pull-running': erpApi.pullRunning,
  })),
  ...tonedTexts(
    { 'person-linked': 'ok', 'person-distinct': 'ok', 'person-registered': 'err', 'person-gone': 'err' },
    ({ erpProposals }) => erpProposals.notices,
  ),
  /** Reads `people` of the address: how many the API says there are. */
  'api-works': ({ dictionary: { erpApi }, parameters: { people } }) =>
    typeof people === 'string' && /^\d{1,9}$/.test(people)
      ? { tone: 'ok', text: erpApi.works(Number(people), people) }
      : null,
} satisfies Record<string, WriteNotice>;
