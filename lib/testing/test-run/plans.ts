import type pg from 'pg';
import { connection, disconnect } from '#lib/database/connection.ts';
import { run } from './database-server.ts';

/** A statement as PostgreSQL ran it, with the nodes of its plan. */
export type PlannedStatement = { text: string; nodes: PlanNode[] };
type PlanNode = { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; Plans?: PlanNode[] };

const settings = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_nested_statements': 'on',
  'auto_explain.log_format': 'json',
  // Sent to the connection that ran the statement.
  'auto_explain.log_level': 'notice',
};

let collected: PlannedStatement[] = [];

/**
 * Has PostgreSQL tell this process the plan of each statement as it runs it (`auto_explain`), also
 * of prepared ones and within functions.
 * @param ownerUrl of the database, as a superuser
 */
export async function tellPlans(ownerUrl: string): Promise<void> {
  const database = new URL(ownerUrl).pathname.slice(1);
  for (const [name, value] of Object.entries(settings))
    await run(ownerUrl, `alter database "${database}" set ${name} = '${value}'`);
  await disconnect();
  connection().pool.on('connect', (client: pg.PoolClient) => client.on('notice', collect));
}

/** Returns what is run meanwhile on the connections of this process, after `tellPlans`. */
export async function plansOf(work: () => Promise<unknown>): Promise<PlannedStatement[]> {
  collected = [];
  await work();
  return collected;
}

/** Lists the tables that a statement reads from the first row to the last. */
export function scannedTables({ nodes }: PlannedStatement): string[] {
  const scans = nodes.filter((node) => node['Node Type'] === 'Seq Scan');
  return scans.flatMap((node) => node['Relation Name'] ?? []);
}

function collect({ message }: { message?: string | undefined }): void {
  const [start, json] = message?.split(' plan:\n', 2) ?? [];
  if (!start?.startsWith('duration: ') || !json) return;
  const { 'Query Text': text, Plan: plan } = JSON.parse(json) as { 'Query Text': string; Plan: PlanNode };
  collected.push({ text, nodes: nodesOf(plan) });
}

function nodesOf(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}
