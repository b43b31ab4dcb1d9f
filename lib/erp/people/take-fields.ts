import type { ErpEvent, ErpFields } from '#lib/erp/profiles/erp-event.ts';
import type { OptionalVersions, OwnedFields, PersonState, VersionedField } from './person-state.ts';

type StoredFields = Pick<PersonState, 'fields' | 'fieldsVersion' | 'optional'>;
type Versions = Record<VersionedField, number>;

const main = ['lastName', 'firstName', 'email'] as const;
const versionedFields = [...main, 'phone', 'secondPhone', 'birthDate'] as const;
const noFields: OwnedFields = {
  lastName: '',
  firstName: '',
  email: '',
  emailKey: '',
  phone: null,
  secondPhone: null,
  birthDate: null,
};

/** Returns whether fields suffice for a person who is not known yet: a last name and an address. */
export function areComplete(fields: ErpFields): fields is ErpFields & { lastName: string; emailKey: string } {
  return Boolean(fields.lastName && fields.emailKey);
}

/**
 * Takes each field of an event that is not older than the known one, so that partial events in any
 * order end in the same state. Those of a removal count only where they would suffice for a new
 * person, because the same removal may arrive before the person is known.
 */
export function takeFields({ fields, version, removes }: ErpEvent, before: PersonState): StoredFields {
  if (!fields || (removes && !areComplete(fields))) return before;
  const merged: OwnedFields = { ...(before.fields ?? noFields) };
  const versions = versionsOf(before);
  const moment = version.getTime();
  for (const name of versionedFields) {
    if (fields[name] === undefined || moment < versions[name]) continue;
    versions[name] = moment;
    Object.assign(merged, { [name]: fields[name] }, name === 'email' && { emailKey: fields.emailKey });
  }
  return { fields: merged, ...toStored(versions) };
}

function versionsOf({ fieldsVersion, optional }: PersonState): Versions {
  const newest = fieldsVersion?.getTime() ?? Number.NEGATIVE_INFINITY;
  const versions: Partial<Versions> = {};
  for (const name of main) versions[name] = optional[name] ?? newest;
  return { phone: unsaid, secondPhone: unsaid, birthDate: unsaid, ...optional, ...versions } as Versions;
}

const unsaid = Number.NEGATIVE_INFINITY;

/** One form for the same versions, whatever the order in which they arrived. */
function toStored(versions: Versions): Pick<StoredFields, 'fieldsVersion' | 'optional'> {
  const newest = Math.max(...main.map((name) => versions[name]));
  const optional: OptionalVersions = {};
  for (const name of main) if (versions[name] < newest) optional[name] = Math.max(0, versions[name]);
  for (const name of ['phone', 'secondPhone', 'birthDate'] as const)
    if (versions[name] !== unsaid) optional[name] = versions[name];
  return { fieldsVersion: newest === unsaid ? null : new Date(newest), optional };
}

/**
 * Adds the fields of a record of the same person: of each field the newer value counts.
 * @param since Unix milliseconds; only values from then on are added. Null: all of them
 */
export function joinFields(kept: PersonState, other: PersonState, since: number | null): StoredFields {
  if (!kept.fields || !other.fields) return kept;
  const merged: OwnedFields = { ...kept.fields };
  const [versions, others] = [versionsOf(kept), versionsOf(other)];
  for (const name of versionedFields) {
    if (others[name] <= versions[name] || (since !== null && others[name] < since)) continue;
    versions[name] = others[name];
    Object.assign(merged, { [name]: other.fields[name] }, name === 'email' && { emailKey: other.fields.emailKey });
  }
  return { fields: merged, ...toStored(versions) };
}
