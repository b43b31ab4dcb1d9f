import { gzipSync } from 'node:zlib';

/**
 * What a page weighs, in bytes: its HTML, that compressed, how much of it is React's second copy
 * (the payload), and its scripts, as they are sent compressed. `elements` are those of the markup.
 */
export type Weight = { html: number; gzip: number; payload: number; script: number; elements: number };

const scriptFile = /<script\b(?![^>]*\snomodule)[^>]*\ssrc="([^"]+)"/gi;
const inlineScript = /<script\b(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;
const anyScript = /<script\b[\s\S]*?<\/script>/g;

/**
 * Weighs a page as the server sends it to a person who is signed in.
 * @throws Error when the answer is not 200: a redirect is light, but no result
 */
export async function weigh(address: string, cookie: string): Promise<Weight> {
  const html = await read(address, cookie);
  const sources = new Set([...html.matchAll(scriptFile)].map(([, source = '']) => source));
  const scripts = await Promise.all([...sources].map((source) => sentBytes(new URL(source, address).href)));
  const payload = [...html.matchAll(inlineScript)].filter(([, text = '']) => text.includes('__next_f'));
  return {
    html: Buffer.byteLength(html),
    gzip: gzipSync(html).length,
    payload: sum(payload.map(([, text = '']) => Buffer.byteLength(text))),
    script: sum(scripts),
    elements: html.replace(anyScript, '').match(/<[a-z]/g)?.length ?? 0,
  };
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** @throws Error when a script is not sent compressed */
async function sentBytes(address: string): Promise<number> {
  const answer = await fetch(address, { headers: { 'accept-encoding': 'br' } });
  await answer.arrayBuffer();
  if (answer.headers.get('content-encoding') !== 'br') throw new Error(`${address}: not compressed`);
  return Number(answer.headers.get('content-length'));
}

async function read(address: string, cookie: string): Promise<string> {
  const answer = await fetch(address, { headers: { cookie, 'accept-language': 'fr' }, redirect: 'manual' });
  if (answer.status !== 200) throw new Error(`${address}: status ${answer.status}`);
  return answer.text();
}
