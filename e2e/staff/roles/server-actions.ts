import { readdirSync, readFileSync } from 'node:fs';
import type { APIRequestContext } from '@playwright/test';
import { ownOrigin } from '#e2e/support/form-post.ts';
import { multipart } from '#lib/commands/form-body.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { locales } from '#lib/i18n/locale.ts';

/** A server action of the build: `key` as in the action table, and a page that serves it. */
export type ServerAction = { key: string; id: string; page: string };

/** What an action answered a caller. `done`: the verb let the caller through. */
export type ActionAnswer = 'sign-in' | 'not-found' | 'not-allowed' | 'failed' | 'done';

/** Every action that a file of `app/` exports, by file and name, the benchmarks' own left out. */
export function exportedActions(): string[] {
  return readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('bench/'))
    .flatMap((file) => {
      const source = readFileSync(`app/${file}`, 'utf8');
      if (!/^'use server';/m.test(source)) return [];
      const names = [...source.matchAll(/^export (?:const|async function|function) (\w+)/gm)].map(([, name]) => name);
      return names.map((name) => `${file}#${name}`);
    });
}

type Manifest = { node: Record<string, { workers: object; filename: string; exportedName: string }> };

/** Every action of the build that runs, as Next's manifest lists them, by key. */
export function builtActions(): ServerAction[] {
  const { node } = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as Manifest;
  const found = Object.entries(node).flatMap(([id, { workers, filename, exportedName }]) => {
    const page = Object.keys(workers).find((worker) => !worker.startsWith('app/bench/'));
    return page ? [{ key: `${filename.replace(/^app\//, '')}#${exportedName}`, id, page }] : [];
  });
  return found.sort((one, other) => (one.key < other.key ? -1 : 1));
}

/** Calls an action as React does where its script runs, and says what it answered. */
export async function callAction(
  request: APIRequestContext,
  { id, key, page }: ServerAction,
  structure: string,
  fields: Record<string, string>,
): Promise<ActionAnswer> {
  const target = page
    .replace(/^app/, '')
    .replace(/\/page$/, '')
    .replace('[structure]', structure)
    .replace(/\[\w+\]/g, fields.id ?? 'x');
  const { contentType, body } = encodeArguments(key, { structure, ...fields });
  const answer = await request.post(target || '/', {
    headers: { 'next-action': id, accept: 'text/x-component', origin: ownOrigin(), 'content-type': contentType },
    data: body,
    maxRedirects: 0,
  });
  const text = `${answer.headers()['x-action-redirect'] ?? ''}\n${await answer.text()}`;
  if (answer.status() >= 500) return 'failed';
  if (answer.status() === 404) return 'not-found';
  // The sandbox of the ERP answers the code itself.
  const says = (code: 'signed-out' | 'not-allowed') =>
    text.includes(`"error":"${code}"`) ||
    locales.some((locale) => text.includes(JSON.stringify(dictionaryOf(locale).problems[code]).slice(1, -1)));
  if (/^\/sign-in/.test(text) || says('signed-out')) return 'sign-in';
  if (/^[^\n]*[?&]notice=not-allowed(&|;|\n|$)/.test(text) || says('not-allowed')) return 'not-allowed';
  return /^[^\n]*[?&]notice=failed/.test(text) ? 'failed' : 'done';
}

/**
 * React's encoding of the arguments: none, a form, or the state before and a form. The form's
 * fields come first: React reads them when it meets the reference to them.
 */
function encodeArguments(key: string, fields: Record<string, string>) {
  if (/Options$/.test(key)) return multipart([['0', '[]']]);
  const form = Object.entries(fields).map(([name, value]): [string, string] => [`_1_${name}`, value]);
  return multipart([...form, ['0', JSON.stringify(takesState(key) ? [{ values: {}, errors: {} }, '$K1'] : ['$K1'])]]);
}

/** Whether an action is called with the form's state before the form. */
function takesState(key: string): boolean {
  const [file = '', name = ''] = key.split('#');
  const source = readFileSync(`app/${file}`, 'utf8');
  return (
    !new RegExp(`export const ${name} = (button|account)(Action|Button)\\(`).test(source) ||
    new RegExp(`export const ${name} = accountAction\\(`).test(source)
  );
}
