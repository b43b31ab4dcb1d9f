/** SQL: a text without the secrets in it. */
const struck = (column: string) => `replace(replace(${column}, coalesce(secrets[1], ''), '•••'), coalesce(secrets[2], ''), '•••')`;
/** SQL: strikes the secrets out and forgets them: who looks at the mail now cannot use them. */
export const withoutSecrets = `text = ${struck('text')}, content = ${struck('content::text')}::jsonb, secrets = '{}'`;
