const compared = [
  ['lastName', 'last_name'],
  ['firstName', 'first_name'],
  ['phone', 'phone'],
  ['birthDate', 'birth_date'],
  ['memberNumber', 'member_number'],
] as const;

/**
 * SQL for the `FieldChanges` that a row makes to a client; `{}` when nothing differs. A blank cell never erases.
 * Also the guard of the commit: computed again on the locked client it must still be what the plan says.
 * @param client alias of the client table
 * @param row alias of the staged row
 */
export function changesSql(client: string, row: string): string {
  return compared
    .map(([name, column]) => {
      const differs = `${row}.${column} is not null and ${row}.${column} is distinct from ${client}.${column}`;
      const values = `'before', nullif(${client}.${column}::text, ''), 'after', ${row}.${column}::text`;
      return `case when ${differs} then jsonb_build_object('${name}', jsonb_build_object(${values})) else '{}'::jsonb end`;
    })
    .join(' || ');
}
