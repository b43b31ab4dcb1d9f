import type { ProfileWriter } from './profile-writer.ts';
import { standardWriter } from './standard.ts';

/** The native body without an id of its message, and with numbers as ids of people. */
export const bearerWriter: ProfileWriter = {
  ...standardWriter,
  erpId: String,
  envelope: (step, data) => {
    const { body } = standardWriter.envelope(step, { ...data, id: step.person });
    const isDelete = step.what === 'delete';
    return { body: { ...body, ...(isDelete && { data: { id: step.person } }) }, call: {} };
  },
};
