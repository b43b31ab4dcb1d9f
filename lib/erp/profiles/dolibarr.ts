import { fail, succeed } from '#lib/result.ts';
import type { RawPerson, Verb } from '../erp-event.ts';
import { carriedSecret, firstOf, objectIn, type Profile, wordIn } from './profile.ts';

const verbs: [RegExp, Verb][] = [
  [/^(MEMBER|CONTACT|COMPANY)_(CREATE|MODIFY|VALIDATE)$/, 'upsert'],
  [/^(MEMBER|CONTACT|COMPANY)_(DELETE|RESILIATE|EXCLUDE)$/, 'delete'],
];

/**
 * Dolibarr 17 and later (github.com/Dolibarr/dolibarr, htdocs/core/triggers/…modWebhook_WebhookTriggers.class.php and
 * htdocs/webhook/class/target.class.php; wiki.dolibarr.org/index.php?title=Module_Webhook): `{ "triggercode": "MEMBER_MODIFY",
 * "object": { … } }`, sent once, while the user waits for the page and before what they did is committed; where the target is of type
 * "success required", as it is at first, anything but 2xx undoes it. It cannot sign, so the secret stands in the address.
 *
 * The object is dumped whole and may hold a password: only the fields named here are ever read. Its `date_modification` is the one before
 * this change (htdocs/adherents/class/adherent.class.php, `update`), so the version is when the message arrived; there are no repetitions.
 * `MEMBER_SUBSCRIPTION_…` carry a subscription, whose id is not the member's, and are ignored. `statut` of a member is 1 while valid, -1 as
 * a draft, 0 resigned, -2 excluded; days are Unix seconds of that day's midnight (`DoliDB::jdate`) or noon (its form) where it is.
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
      timestamp: undefined,
      person: readMember(object),
    };
  },
  readLine: readMember,
};

function readMember(object: Record<string, unknown>): RawPerson {
  const gone = ['0', '-2'].includes(wordIn(firstOf(object, 'statut', 'status'))) && object.lastname !== undefined;
  return {
    id: firstOf(object, 'id', 'rowid'),
    email: object.email,
    firstName: object.firstname,
    lastName: firstOf(object, 'lastname', 'name', 'nom'),
    phone: object.phone_mobile || object.phone_perso || object.phone,
    birthDate: firstOf(object, 'birth', 'birthday'),
    active: !gone,
  };
}
