'use server';

import { z } from 'zod';
import type { Staff } from '#lib/actor/staff.ts';
import { searchErpForAccount } from '#lib/erp/thin/search-for-account.ts';
import { buttonAction } from '#lib/forms/button-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { forgetRefusal, refuseMatch } from '#lib/matching/refuse-match.ts';
import { linkOrMove } from '#lib/merging/link-from-trash.ts';
import { backWith, type Place, placeFields } from '../access/place.ts';
import { refreshFrame } from '../refresh-frame.ts';

const pair = z.object({ account: idField, client: idField, ...placeFields });

/** An account and a client, with a point between them. */
const pressed = z
  .string()
  .max(100)
  .transform((text) => text.split('.'))
  .pipe(z.tuple([idField, idField]))
  .optional();

/**
 * What the one form of several pairs sends: the button that was pressed names the pair, or the
 * account for whose address the ERP is searched.
 */
const decision = z
  .object({ link: pressed, refuse: pressed, search: idField.optional(), ...placeFields })
  .refine((buttons) => [buttons.link, buttons.refuse, buttons.search].filter(Boolean).length === 1);

export const decidePairAction = buttonAction(decision, async (staff, { link, refuse, search, ...place }) => {
  if (search) return searchFor(staff, search, place);
  const [accountId = '', clientId = ''] = link ?? refuse ?? [];
  const decided = await (link ? linkOrMove : refuseMatch)(staff, { accountId, clientId });
  refreshFrame(staff);
  const match = decided.ok ? (link ? 'linked' : 'refused') : decided.problem.code;
  return backWith(staff, place, { match, account: accountId, client: clientId });
});

export const proposeAgainAction = buttonAction(pair, async (staff, { account, client, ...place }) => {
  const forgotten = await forgetRefusal(staff, { accountId: account, clientId: client });
  refreshFrame(staff);
  return backWith(staff, place, { match: forgotten.ok ? 'proposed-again' : forgotten.problem.code, account, client });
});

async function searchFor(staff: Staff, account: string, place: Place): Promise<string> {
  const found = await searchErpForAccount(staff, account);
  refreshFrame(staff);
  const page = backWith(staff, place, {});
  if (!found.ok)
    return addressWithNotice('matches', page, found.problem === 'not-found' ? 'erp-search-off' : found.problem);
  if (found.value.outcome === 'taken') return addressWithNotice('matches', page, 'erp-person-unlinked');
  return backWith(staff, place, { match: 'erp-linked', account, client: found.value.clientId });
}
