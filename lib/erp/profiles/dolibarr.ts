import { fail, succeed } from '#lib/result.ts';
import type { RawPerson, Verb } from '../erp-event.ts';
import { carriedSecret, firstOf, objectIn, type Profile, wordIn } from './profile.ts';

const verbs: [RegExp, Verb][] = [
  [/^(MEMBER|CONTACT|COMPANY)_(CREATE|MODIFY|VALIDATE|SUBSCRIPTION\w*)$/, 'upsert'],
  [/^(MEMBER|CONTACT|COMPANY)_(DELETE|RESILIATE|EXCLUDE)$/, 'delete'],
];

/**
 * Dolibarr (htdocs/webhook, since 18): `{ "triggercode": "MEMBER_MODIFY", "object": { … } }`, sent while the user waits for the page;
 * anything but 2xx keeps them from saving. It cannot sign, so the secret stands in the address. The object is dumped whole and may hold a
 * password: only the fields named here are ever read. Dates are Unix seconds; `tms` or `date_modification` is the last change; `statut`
 * of a member is 1 while valid, -1 as a draft, 0 resigned.
 */
export const dolibarr: Profile = {
  name: 'dolibarr',
  secret: 'carried',
  quiet: true,
  timestampNeeded: false,
  authenticate: ({ token }, secrets) => {
    const secret = carriedSecret(token, secrets);
    return secret ? succeed(secret) : fail('signature-invalid');
  },
  read: (body) => {
    const type = wordIn(body.triggercode);
    const object = objectIn(body.object);
    const verb = verbs.find(([pattern]) => pattern.test(type))?.[1] ?? null;
    return {
      webhookId: null,
      type,
      verb,
      timestamp: firstOf(object, 'date_modification', 'tms', 'datem') || undefined,
      person: readMember(object),
    };
  },
  readLine: readMember,
};

function readMember(object: Record<string, unknown>): RawPerson {
  const resigned = wordIn(firstOf(object, 'statut', 'status')) === '0' && object.lastname !== undefined;
  return {
    id: firstOf(object, 'id', 'rowid'),
    email: object.email,
    firstName: object.firstname,
    lastName: firstOf(object, 'lastname', 'name', 'nom'),
    phone: object.phone_mobile || object.phone_perso || object.phone,
    birthDate: firstOf(object, 'birth', 'birthday'),
    active: !resigned,
  };
}
