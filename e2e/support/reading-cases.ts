import { connection } from '#lib/database/connection.ts';
import { signStandard } from '#lib/erp/connections/sign-standard.ts';
import { erpPerson, message } from '#lib/testing/erp.ts';
import type { Answer, ErpTrial } from './erp-trial.ts';

type Options = { id?: string; headers?: Record<string, string>; method?: string };

/** Calls an address of the ERP that has no body, signed unless `headers` say otherwise. */
export async function readSigned(context: ErpTrial, path: string, options: Options = {}): Promise<Answer> {
  const { id = context.erp.connection.id, method = 'GET' } = options;
  const target = `/api/erp/${id}/${path}`;
  const { headers = signStandard(context.erp.secret, target) } = options;
  const answer = await fetch(context.product.url + target, { method, headers });
  const text = await answer.text();
  const json = text ? (JSON.parse(text) as Record<string, unknown>) : {};
  const code = typeof json.code === 'string' ? { code: json.code } : {};
  return { status: answer.status, ...code, retryAfter: answer.headers.get('retry-after'), json };
}

/** Returns a way to get every documented answer of the calls that read. */
export function readingCases(context: ErpTrial, disabled: string) {
  const { post } = context;
  const read = (path: string, options?: Options) => readSigned(context, path, options);
  const send = async (person = erpPerson('C-1')) =>
    (await post(JSON.stringify(message('created', 1, person)))).json.eventId as string;
  const unreadable = async () => {
    await post(JSON.stringify(message('created', 1, { id: 'C-9' })));
    const { json } = await read('journal?verdict=invalid');
    return (json.events as { eventId: string }[])[0]?.eventId ?? '';
  };
  const timed = (time: string) => ({ ...signStandard(context.erp.secret, '/'), 'webhook-timestamp': time });
  const common = (path: string, method = 'GET') => ({
    'signature-invalid': () => read(path, { method, headers: {} }),
    'signature-expired': () =>
      read(path, { method, headers: signStandard(context.erp.secret, '/', 'old', Date.now() - 400_000) }),
    'timestamp-in-milliseconds': () => read(path, { method, headers: timed(String(Date.now())) }),
    'timestamp-not-a-number': () => read(path, { method, headers: timed(new Date().toISOString()) }),
    'unknown-connection': () => read(path, { method, id: crypto.randomUUID() }),
    'connection-disabled': () => read(path, { method, id: disabled }),
    'too-many': async () => {
      await connection().pool.query('update throttle set attempts = 1000');
      const answer = await read(path, { method, headers: {} });
      await connection().pool.query('delete from throttle');
      return answer;
    },
  });
  const entry = `journal/${crypto.randomUUID()}`;
  return {
    people: {
      good: () => send().then(() => read('people?after=A&limit=1')),
      refused: { ...common('people'), 'query-invalid': () => read('people?limit=501') },
    },
    person: {
      good: () => send().then(() => read('people/C-1')),
      refused: { ...common('people/C-1'), 'unknown-person': () => read('people/none') },
    },
    journal: {
      good: () => send().then(() => read('journal?verdict=applied')),
      refused: { ...common('journal'), 'query-invalid': () => read('journal?verdict=none&after=none') },
    },
    journalEntry: {
      good: async () => read(`journal/${await unreadable()}`),
      refused: { ...common(entry), 'unknown-event': () => read(entry) },
    },
    replay: {
      good: async () => read(`journal/${await send()}/replay`, { method: 'POST' }),
      refused: {
        ...common(`${entry}/replay`, 'POST'),
        'unknown-event': () => read(`${entry}/replay`, { method: 'POST' }),
        'event-discarded': async () => {
          const eventId = await send(erpPerson('C-2'));
          await connection().pool.query("update erp_event set verdict = 'discarded' where id = $1", [eventId]);
          return read(`journal/${eventId}/replay`, { method: 'POST' });
        },
        'invalid-event': async () => read(`journal/${await unreadable()}/replay`, { method: 'POST' }),
      },
    },
  };
}
