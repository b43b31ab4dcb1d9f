'use server';

import { z } from 'zod';
import { grantAccess } from '#lib/clients/grant-access.ts';
import { buttonAction } from '#lib/forms/button-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';

/** Until the end of a day; an empty day takes the grant back. */
export const grantAccessAction = buttonAction(
  z.object({ id: idField, until: z.iso.date().nullable().catch(null) }),
  async (staff, { id, until }) => {
    const granted = await grantAccess(staff, id, until);
    const page = `/${staff.structure.slug}/clients/${id}`;
    return addressWithNotice('clients', page, granted.ok ? 'client-edited' : granted.problem);
  },
);
