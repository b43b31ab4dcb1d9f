/** Settings that are secret. Their fields are named so that no form ever sends them back. */
const secretNames = new Set(['clientId', 'clientSecret', 'apiKey']);

const prefix = 'password-';

/** The name of a setting's field in the form. */
export function apiFieldName(name: string): string {
  return secretNames.has(name) ? `${prefix}${name}` : name;
}

/** The name of a field's setting. */
export function settingName(field: string): string {
  return field.startsWith(prefix) ? field.slice(prefix.length) : field;
}
