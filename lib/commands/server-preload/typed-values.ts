import type { Dictionary } from '#lib/i18n/dictionary.ts';

/** Names of fields that hold a secret, or what a form carries without showing it. */
const secretName = /passw|code|token|secret|key|proof|csrf/i;
const carriedName = /^(?:\$ACTION.*|structure|back|username|callbackUrl|of|sel|ids?|other|version|line|list|.*Asked)$/;

/** A ticked box, an id, or what a program made: no person types these. */
const machineMade = /^(?:on|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=\S*\d)(?=\S*[A-Za-z])[\w+/=-]{32,})$/;

/** A value of a form that was not taken; `label` is empty where the dictionary has none. */
export type TypedValue = { label: string; text: string };

/**
 * Returns what a person typed into a form, in its order, so that it can be copied from a page that
 * says that nothing was saved: neither secrets nor files, nor what the form carries unseen.
 */
export function typedValues(form: FormData, { clients }: Dictionary): TypedValue[] {
  const labels: Record<string, unknown> = clients.fields;
  return [...form].flatMap(([name, value]) => {
    if (typeof value !== 'string' || value.trim() === '' || machineMade.test(value)) return [];
    if (secretName.test(name) || carriedName.test(name)) return [];
    const label = Object.hasOwn(labels, name) ? labels[name] : '';
    return [{ label: typeof label === 'string' ? label : '', text: value }];
  });
}
