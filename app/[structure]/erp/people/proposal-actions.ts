'use server';

import { z } from 'zod';
import type { Staff } from '#lib/actor/staff.ts';
import { linkPerson } from '#lib/erp/proposals/link-person.ts';
import { refuseProposal } from '#lib/erp/proposals/refuse-proposal.ts';
import { buttonAction } from '#lib/forms/button-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import type { NoticeWord } from '#lib/forms/notices/page-notices.ts';

const pair = z.object({
  person: z.string().min(1).max(1_000),
  client: idField,
  at: z.enum(['people', 'matches']).catch('people'),
});

function back({ structure }: Staff, at: 'people' | 'matches', notice: NoticeWord<'erp'>): string {
  const page = at === 'people' ? 'erp/people?kind=same' : 'matches';
  return addressWithNotice('erp', `/${structure.slug}/${page}`, notice);
}

const problems = {
  'not-allowed': 'not-allowed',
  'not-found': 'person-gone',
  registered: 'person-registered',
} as const;

export const linkPersonAction = buttonAction(pair, async (staff, { person, client, at }) => {
  const linked = await linkPerson(staff, { erpId: person, clientId: client });
  return back(staff, at, linked.ok ? 'person-linked' : problems[linked.problem]);
});

export const refuseProposalAction = buttonAction(pair, async (staff, { person, client, at }) => {
  const refused = await refuseProposal(staff, { erpId: person, clientId: client });
  return back(staff, at, refused.ok ? 'person-distinct' : problems[refused.problem]);
});
