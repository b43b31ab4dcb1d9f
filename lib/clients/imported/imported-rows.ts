/** An import with its author, for clients written by the thousand. */
export type Importing = { structureId: string; importId: string; staffId: string };

/**
 * A query with one row per client, with the columns line, client_id, email, email_key, last_name,
 * first_name, phone, second_phone, birth_date, gender, language, member_number, groups, note,
 * sort_name and search_text. Its first value is the structure's id, its second the import's.
 */
export type ImportedRows = { sql: string; values: unknown[] };
