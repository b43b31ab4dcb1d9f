import { type ProfileWriter, withoutOmitted } from './profile-writer.ts';

/** A member as PHP dumps it: texts, days in seconds, and no time of the message. */
export const dolibarrWriter: ProfileWriter = {
  names: {
    ...{ lastName: ['lastname', 'name', 'nom'], firstName: ['firstname'], fullName: ['fullname'] },
    email: ['email', 'mail'],
    phone: ['phone_mobile', 'phone_perso', 'phone_home', 'phone', 'phone_pro'],
    ...{ secondPhone: [], birthDate: ['birth', 'birthday', 'birthdate'] },
  },
  erpId: (person) => `MEMBER/${person}`,
  data: ({ what, fields: { lastName, firstName, email, phone, secondPhone, birthDate } }) =>
    withoutOmitted({
      ...{ lastname: lastName, firstname: firstName, email, phone_mobile: phone, phone_perso: secondPhone },
      birth: birthDate ? Date.parse(birthDate) / 1000 : birthDate,
      statut: what === 'leave' ? '0' : '1',
    }),
  envelope: ({ what, person }, data) => ({
    body: {
      triggercode: what === 'delete' ? 'MEMBER_DELETE' : 'MEMBER_MODIFY',
      object: { id: String(person), element: 'member', pass: 'hunter2', ...(what !== 'delete' && data) },
    },
    call: { token: 'erp_dolibarr' },
  }),
};
