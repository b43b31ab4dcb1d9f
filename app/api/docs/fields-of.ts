/** One value of a body: `path` from the top, with dots; `type` in a few words. */
export type DocumentedField = { path: string; name: string; type: string; optional: boolean };

type Schema = {
  type?: string;
  enum?: string[];
  const?: unknown;
  maxLength?: number;
  required?: string[];
  items?: Schema;
  properties?: Record<string, Schema>;
};

/** The fields of a JSON Schema, those inside others behind them. */
export function fieldsOf(schema: Schema, above = ''): DocumentedField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${above}${name}`;
    const own = { path, name, type: typeOf(field), optional: !schema.required?.includes(name) };
    return [own, ...fieldsOf(field.items ?? field, field.items ? `${path}[].` : `${path}.`)];
  });
}

function typeOf({ type = '', enum: choices, const: only, maxLength }: Schema): string {
  if (choices) return choices.map((choice) => `"${choice}"`).join(' | ');
  if (only !== undefined) return JSON.stringify(only);
  return maxLength ? `${type} (≤ ${maxLength})` : type;
}
