import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { tonedTexts, type WriteNotice } from './notice.ts';

type RowKind = keyof Dictionary['imports']['corrected'];

/** The notices of one import. */
export const importNotices = {
  ...tonedTexts({ invited: 'ok', 'none-to-invite': 'wait' }, ({ invitations }) => ({
    invited: invitations.imported.notice,
    'none-to-invite': invitations.imported.noneToInvite,
  })),
  /** Reads `corrected` of the address: what the corrected row does now. */
  'row-corrected': ({ dictionary, parameters: { corrected } }) => {
    const texts = dictionary.imports.corrected;
    const isKind = typeof corrected === 'string' && Object.hasOwn(texts, corrected);
    return isKind ? { tone: 'ok', text: texts[corrected as RowKind] } : null;
  },
  ...tonedTexts(
    {
      'plan-changed': 'wait',
      'too-late': 'wait',
      forgotten: 'wait',
      'not-allowed': 'wait',
      'managed-by-erp': 'wait',
    },
    ({ imports }) => imports.notices,
  ),
  /** Without a sentence: the page of an unknown import is the 404 page. */
  'not-found': () => null,
  /** Without a sentence: the page shows by itself that no row is left to correct. */
  'nothing-left': () => null,
} satisfies Record<string, WriteNotice>;
