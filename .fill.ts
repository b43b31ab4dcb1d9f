// holds: 30 deletions, some readdressed, and a held snapshot on club-horizon
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { signed } from './lib/erp/sign-standard.ts';
const { erp } = JSON.parse(readFileSync('.data/demo/demo.json', 'utf8'));
const send = async (content: object) => { const body = JSON.stringify(content); const r = await fetch(erp.url, { method: 'POST', headers: { ...signed(erp.secret, body), 'content-type': 'application/json' }, body }); return ((await r.json()) as any).result; };
const told: Record<string, number> = {};
const now = () => new Date().toISOString();
for (let n = 1; n <= 22; n++) { const r = await send({ type: 'client.deleted', timestamp: now(), data: { id: `H-${n}` } }); told[r] = (told[r] ?? 0) + 1; }
for (let n = 200; n <= 215; n++) { const r = await send({ type: 'client.updated', timestamp: now(), data: { id: `H-${n}`, lastName: 'Aubry', firstName: 'Agathe', email: `nouvelle.adresse${n}@club-horizon.example` } }); told[r] = (told[r] ?? 0) + 1; }
await send({ type: 'client.updated', timestamp: now(), data: { id: 'H-300', lastName: '', firstName: 'Agathe', email: 'sans-arobase' } });
console.log(told);
const text = Array.from({ length: 40 }, (_, n) => JSON.stringify({ id: `H-${200 + n}`, lastName: 'Base', firstName: `Numéro ${n}`, email: n % 9 === 0 ? `neuf${n}@club-horizon.example` : `h${200 + n}@club-horizon.example` })).join('\n') + '\n{"id":"H-999","email":"x"}\n';
const headers = { ...signed(erp.secret, createHash('sha256').update(text).digest('hex')), 'content-type': 'application/x-ndjson' };
console.log(await (await fetch(erp.url.replace('events', 'snapshot'), { method: 'POST', headers, body: text })).json());
