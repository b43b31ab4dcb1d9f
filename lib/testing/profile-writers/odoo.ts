import { naiveTime, type ProfileWriter, withoutOmitted } from './profile-writer.ts';

/** A partner with one `name`; an empty field is `false`, and the address says what happened. */
export const odooWriter: ProfileWriter = {
  names: {
    ...{ lastName: ['lastname', 'last_name'], firstName: ['firstname', 'first_name'] },
    ...{ fullName: ['name', 'display_name', 'complete_name'], email: ['email', 'email_normalized'] },
    phone: ['mobile', 'phone_mobile', 'phone', 'phone_home', 'phone_work', 'phone2'],
    ...{ secondPhone: [], birthDate: ['birthdate_date', 'birthdate', 'date_of_birth', 'birthday', 'dob'] },
  },
  erpId: (person) => `res.partner/${person}`,
  data: ({ what, fields: { lastName, firstName, email, phone, secondPhone, birthDate } }) => {
    const name = lastName === undefined ? undefined : [firstName, lastName].filter(Boolean).join(' ');
    const texts = { name, email, mobile: phone, phone: secondPhone, birthdate_date: birthDate };
    const asFalse = Object.entries(texts).map(([key, value]) => [key, value === undefined ? value : value || false]);
    return withoutOmitted({ ...Object.fromEntries(asFalse), active: what !== 'leave' });
  },
  envelope: ({ what, person, at }, data) => ({
    body: {
      ...{ _action: 'Send (#7)', _id: person, _model: 'res.partner', id: person, write_date: naiveTime(at, 0) },
      ...(what !== 'delete' && data),
    },
    call: { verb: what === 'delete' ? 'delete' : 'upsert', token: 'erp_odoo' },
  }),
};
