import { fail, succeed } from '#lib/result.ts';
import { type DolibarrKind, dolibarrStatus } from './dolibarr-status.ts';
import type { RawPerson, Verb } from './erp-event.ts';
import { carriedSecret } from './live-secret.ts';
import type { Profile } from './profile.ts';
import { firstFilled, given, objectIn, readKeyword, unreadNames, wholeNumber } from './read-object.ts';

const verbs: [RegExp, Verb][] = [
  [/^(MEMBER|CONTACT|COMPANY)_(CREATE|MODIFY|VALIDATE)$/, 'upsert'],
  [/^CONTACT_ENABLEDISABLE$/, 'upsert'],
  [/^(MEMBER|CONTACT|COMPANY)_(DELETE|RESILIATE|EXCLUDE)$/, 'delete'],
];

/**
 * `element` of an object as Dolibarr dumps it (`CommonObject::$element`), for lines of a snapshot.
 */
const kindsByElement: Record<string, DolibarrKind> = {
  member: 'MEMBER',
  contact: 'CONTACT',
  societe: 'COMPANY',
  thirdparty: 'COMPANY',
};

/**
 * Dolibarr 17 and later (github.com/Dolibarr/dolibarr,
 * htdocs/core/triggers/…modWebhook_WebhookTriggers.class.php and
 * htdocs/webhook/class/target.class.php; wiki.dolibarr.org/index.php?title=Module_Webhook): `{
 * "triggercode": "MEMBER_MODIFY", "object": { … } }`. It is sent once, while the user waits for the
 * page and before the user's change is committed; a target of type "success required", the default,
 * undoes the change on anything but 2xx. Dolibarr cannot sign, so the secret is in the address.
 * The object is dumped whole and may hold a password, so only the fields named here are ever read.
 * Its `date_modification` is the one before this change (htdocs/adherents/class/adherent.class.php,
 * `update`), so the version is the time of arrival; there are no repetitions.
 * `MEMBER_SUBSCRIPTION_…` carry a subscription, whose id is not the member's, and are ignored.
 * Members, contacts and companies are numbered separately, so the kind is part of the id. Days are
 * Unix seconds of that day's midnight (`DoliDB::jdate`) or noon (its form) in the ERP's time zone.
 */
export const dolibarr: Profile = {
  name: 'dolibarr',
  secret: 'carried',
  defaultKind: 'MEMBER',
  quiet: true,
  timestampNeeded: false,
  authenticate: ({ token }, secrets) => {
    const secret = carriedSecret(token, secrets);
    return secret ? succeed(secret) : fail('signature-invalid');
  },
  read: (body) => {
    const type = readKeyword(body.triggercode);
    const object = objectIn(body.object);
    const verb = verbs.find(([pattern]) => pattern.test(type))?.[1] ?? null;
    const [kind = '', action = ''] = type.split('_');
    return {
      webhookId: null,
      type,
      verb,
      timestamp: undefined,
      person: readRecord(object, kind as DolibarrKind, action),
    };
  },
  readLine: (line) => readRecord(line, kindsByElement[readKeyword(line.element)] ?? 'MEMBER', ''),
};

const phones = ['phone_mobile', 'phone_perso', 'phone_home', 'phone', 'phone_pro'];
const birthDates = ['birth', 'birthday', 'birthdate'];
const emails = ['email', 'mail'];
const read = new Set([
  ...['id', 'rowid', 'ref', 'element', 'statut', 'status', 'client', 'typent_code', 'date_modification', 'tms'],
  ...['firstname', 'lastname', 'name', 'nom', 'fullname', ...phones, ...birthDates, ...emails],
  // Of every object as PHP dumps it.
  ...['entity', 'fk_element', 'table_element', 'ismultientitymanaged', 'context', 'import_key', 'array_options'],
  ...['module', 'picto', 'specimen', 'fields', 'datec', 'date_creation', 'error', 'errors', 'db', 'country_id'],
]);

function readRecord(object: Record<string, unknown>, kind: DolibarrKind, action: string): RawPerson {
  const unread = unreadNames(object, read);
  // A company has one name, which is no person's unless it is of the type "private individual".
  const isPrivate = object.typent_code === 'TE_PRIVATE';
  const isCompany = kind === 'COMPANY' && !isPrivate;
  const names = given(object, 'lastname', ...(isPrivate ? [] : ['name', 'nom']));
  return {
    kind,
    id: wholeNumber(firstFilled(object, 'id', 'rowid')),
    email: given(object, ...emails),
    firstName: given(object, 'firstname'),
    lastName: names,
    ...(!isCompany && { fullName: given(object, 'fullname', ...(isPrivate ? ['name', 'nom'] : [])) }),
    phone: given(object, ...phones),
    birthDate: given(object, ...birthDates),
    status: dolibarrStatus(object, kind, action),
    ...(unread.length > 0 && { unread }),
  };
}
