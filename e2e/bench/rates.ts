import { Agent, request } from 'node:http';
import { median } from './measure.ts';

const connections = 16;
const rounds = 5;

/** One call and its expected status. */
export type Call = {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: Buffer | string;
  status: number;
};

/** The next call of one of the connections, each of which sends one call after the other. */
export type Caller = (connection: number) => Call;

/** The ping floor: the body is read, and answered with JSON. */
export function pingOf(url: string, body: Buffer | string = '{}'): Caller {
  return () => ({
    method: 'POST',
    url: `${url}/bench/ping`,
    headers: { 'content-type': 'application/json' },
    body,
    status: 200,
  });
}

/**
 * Measures the floor and each subject in turn, over 16 connections, round after round, after one
 * warm-up round: answers a second.
 * @param each calls a round
 */
export async function compareRates<Name extends string>(floor: Caller, ours: Record<Name, Caller>, each: number) {
  const callers = { floor, ...ours } as Record<string, Caller>;
  const runs: Record<string, number>[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const run: Record<string, number> = {};
    for (const [name, caller] of Object.entries(callers)) run[name] = await rate(caller, each);
    if (round > 0) runs.push(run);
  }
  const of = (value: (run: Record<string, number>, name: string) => number) =>
    Object.fromEntries(Object.keys(ours).map((name) => [name, median(runs.map((run) => value(run, name)))])) as Record<
      Name,
      number
    >;
  return {
    ours: { rate: of((run, name) => run[name] as number) },
    floor: { rate: median(runs.map((run) => run.floor as number)) },
    ratio: of((run, name) => (run[name] as number) / (run.floor as number)),
    rounds,
  };
}

async function rate(caller: Caller, amount: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let left = amount;
  const work = async (_: unknown, connection: number) => {
    while (left-- > 0) await send(caller(connection), agent);
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, work));
  const seconds = (performance.now() - began) / 1_000;
  agent.destroy();
  return Math.round(amount / seconds);
}

/**
 * Sends a call. @throws Error when the status is not the expected one: a fast refusal is no result
 */
export function send({ method, url, headers, body, status }: Call, agent: Agent): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const sent = request(url, {
    method,
    agent,
    headers: { ...headers, ...(body && { 'content-length': Buffer.byteLength(body) }) },
  });
  sent.on('error', reject).on('response', (answer) => {
    answer.on('error', reject).on('end', resolve).resume();
    if (answer.statusCode !== status)
      reject(new Error(`${method} ${url}: ${answer.statusCode} ${answer.headers.location ?? ''}`));
  });
  sent.end(body);
  return promise;
}
