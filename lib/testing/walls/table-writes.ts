import type { SourceFile } from './source-files.ts';

/** A statement or a Prisma call that writes a table. */
export type TableWrite = { path: string; table: string };

const sqlWrite =
  /\b(?:insert into|update(?: only)?|delete from(?: only)?|merge into|truncate(?: table)?|copy)\s+(?:public\.)?"?([a-z_]+)"?/gi;
const prismaWrite = /\.([a-zA-Z]+)\s*\.\s*(?:create|update|upsert|delete)(?:Many)?(?:AndReturn)?\(/g;
const nestedWrite =
  /\b([a-zA-Z]+):\s*\{\s*(?:create|createMany|connectOrCreate|update|updateMany|upsert|delete|deleteMany):/g;

/**
 * Finds the writes of a file in its SQL text and its Prisma calls, also those nested in another
 * write.
 * @param tables what `prisma/schema.prisma` declares, by the name of the model or of the relation
 */
export function tableWrites({ path, text }: SourceFile, tables: SchemaTables): TableWrite[] {
  const code = withoutComments(text);
  const sql = [...code.matchAll(sqlWrite)].map(([, name]) => (name as string).toLowerCase());
  const models = [...code.matchAll(prismaWrite)].map(([, model]) => tables.byModel.get(model as string));
  const nested = [...code.matchAll(nestedWrite)].map(([, field]) => tables.byRelation.get(field as string));
  const written = [...sql, ...models, ...nested].filter((name) => name !== undefined);
  return [...new Set(written)].filter((name) => tables.names.has(name)).map((table) => ({ path, table }));
}

/** Lists the writes to tables that another room owns, as `path writes table`. */
export function foreignWrites(
  files: SourceFile[],
  tables: SchemaTables,
  owners: Readonly<Record<string, string>>,
): string[] {
  return files
    .flatMap((file) => tableWrites(file, tables))
    .filter(({ path, table }) => !path.startsWith(`lib/${owners[table]}/`))
    .map(({ path, table }) => `${path} writes ${table}`);
}

/**
 * Tables of the schema, by their own name, by Prisma model and by the relation fields that lead to
 * them.
 */
export type SchemaTables = {
  names: Set<string>;
  byModel: Map<string, string>;
  byRelation: Map<string, string>;
};

/** Reads the tables of a Prisma schema. */
export function schemaTables(schema: string): SchemaTables {
  const models = [...schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].map(([, model, body]) => {
    const table = /@@map\("(\w+)"\)/.exec(body as string)?.[1] ?? (model as string);
    return { model: model as string, body: body as string, table };
  });
  const tableOf = new Map(models.map(({ model, table }) => [model, table]));
  const relations = models.flatMap(({ body }) =>
    [...body.matchAll(/^\s+(\w+)\s+(\w+)(?:\[\]|\?)?(?:\s|$)/gm)].flatMap(([, field, type]) => {
      const table = tableOf.get(type as string);
      return table ? [[field as string, table] as const] : [];
    }),
  );
  return {
    names: new Set([...tableOf.values(), 'graphile_worker']),
    byModel: new Map(models.map(({ model, table }) => [lowerFirst(model), table])),
    byRelation: new Map(relations),
  };
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** Takes comments away, so that prose about an update does not count as one. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/[^\n]*/g, '$1');
}
