import { naiveTime, type ProfileWriter, withoutOmitted } from './profile-writer.ts';

const nameOf = (person: number) => `CONT-${person}`;

/**
 * A Contact, by the fields of its webhook or, in every other message, by a template that writes the
 * names in one field. Its times are those of a site in Paris in winter. A rename says `old_name`.
 */
export const frappeWriter: ProfileWriter = {
  names: {
    ...{ lastName: ['last_name', 'lastName', 'lastname'], firstName: ['first_name', 'firstName', 'firstname'] },
    fullName: ['full_name', 'customer_name', 'member_name', 'student_name', 'fullname', 'contact_display'],
    email: ['email_id', 'email', 'personal_email', 'email_address', 'contact_email'],
    phone: ['mobile_no', 'mobile', 'cell_number', 'phone', 'phone_no', 'home_phone', 'work_phone', 'whatsapp_no'],
    ...{ secondPhone: [], birthDate: ['date_of_birth', 'birth_date', 'birthDate', 'birthday', 'dob'] },
  },
  erpId: (person) => `Contact/${nameOf(person)}`,
  data: ({ what, former, number, fields: { lastName, firstName, email, phone, secondPhone, birthDate } }) => {
    const isTemplate = number % 2 === 0 && Boolean(lastName && firstName);
    const names = isTemplate
      ? { full_name: `${firstName} ${lastName}` }
      : { first_name: firstName, last_name: lastName };
    return withoutOmitted({
      ...names,
      ...{ email_id: email, mobile_no: phone, phone: secondPhone, date_of_birth: birthDate },
      disabled: what === 'leave' ? 1 : 0,
      old_name: what === 'merge' ? nameOf(former) : undefined,
    });
  },
  envelope: ({ what, person, at }, data) => {
    const identity = { doctype: 'Contact', name: nameOf(person), modified: `${naiveTime(at, 1)}.000001` };
    const body = what === 'delete' ? { event: 'on_trash', ...identity } : { event: 'on_update', ...identity, ...data };
    return { body, call: {} };
  },
};
