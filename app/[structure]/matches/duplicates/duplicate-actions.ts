'use server';

import { z } from 'zod';
import { buttonAction } from '#lib/forms/button-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { proposeDuplicateAgain, refuseDuplicate } from '#lib/matching/duplicates/refuse-duplicate.ts';

/** `after`: the page that the button is on. */
const pair = z.object({ first: idField, second: idField, after: z.string().max(100).catch('') });

export const refuseDuplicateAction = buttonAction(pair, async (staff, { first, second, after }) => {
  const refused = await refuseDuplicate(staff, { firstId: first, secondId: second });
  const page = pageOf(staff.structure.slug, after);
  return refused.ok
    ? addressWithNotice('duplicates', page, 'refused', { first, second })
    : addressWithNotice('duplicates', page, 'gone');
});

export const proposeDuplicateAction = buttonAction(pair, async (staff, { first, second, after }) => {
  const proposed = await proposeDuplicateAgain(staff, { firstId: first, secondId: second });
  return addressWithNotice('duplicates', pageOf(staff.structure.slug, after), proposed.ok ? 'proposed-again' : 'gone');
});

function pageOf(slug: string, after: string): string {
  return `/${slug}/matches/duplicates${after && `?${new URLSearchParams({ after })}`}`;
}
