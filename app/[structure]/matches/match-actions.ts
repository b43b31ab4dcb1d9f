'use server';

import { z } from 'zod';
import { buttonAction } from '#lib/forms/button-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { forgetRefusal, refuseMatch } from '#lib/matching/refuse-match.ts';
import { linkOrMove } from '#lib/merging/link-from-trash.ts';
import { backWith, placeFields } from '../access/place.ts';
import { refreshFrame } from '../refresh-frame.ts';

const pair = z.object({ account: idField, client: idField, ...placeFields });

/** An account and a client, with a point between them. */
const pressed = z
  .string()
  .max(100)
  .transform((text) => text.split('.'))
  .pipe(z.tuple([idField, idField]))
  .optional();

/** What the one form of several pairs sends: the button that was pressed names the pair. */
const decision = z
  .object({ link: pressed, refuse: pressed, ...placeFields })
  .refine(({ link, refuse }) => Boolean(link) !== Boolean(refuse));

export const decidePairAction = buttonAction(decision, async (staff, { link, refuse, ...place }) => {
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
