'use server';

import { z } from 'zod';
import { buttonAction } from '#lib/forms/button-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { forgetRefusal } from '#lib/matching/forget-refusal.ts';
import { linkAccount } from '#lib/matching/link-account.ts';
import { refuseMatch } from '#lib/matching/refuse-match.ts';
import { backWith, placeFields } from '../access/place.ts';
import { refreshFrame } from '../requests/refresh-frame.ts';

const pair = z.object({ account: idField, client: idField, ...placeFields });

export const linkAction = buttonAction(pair, async (staff, { account, client, ...place }) => {
  const linked = await linkAccount(staff, { accountId: account, clientId: client });
  refreshFrame(staff);
  return backWith(staff, place, { match: linked.ok ? 'linked' : linked.problem.code, account, client });
});

export const refuseMatchAction = buttonAction(pair, async (staff, { account, client, ...place }) => {
  const refused = await refuseMatch(staff, { accountId: account, clientId: client });
  refreshFrame(staff);
  return backWith(staff, place, { match: refused.ok ? 'refused' : refused.problem.code, account, client });
});

export const proposeAgainAction = buttonAction(pair, async (staff, { account, client, ...place }) => {
  const forgotten = await forgetRefusal(staff, { accountId: account, clientId: client });
  refreshFrame(staff);
  return backWith(staff, place, { match: forgotten.ok ? 'proposed-again' : forgotten.problem.code, account, client });
});
