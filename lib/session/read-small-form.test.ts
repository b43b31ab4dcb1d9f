import { expect, test } from 'vitest';
import { readSmallForm } from './read-small-form.ts';

const post = (body: BodyInit | null, type?: string) =>
  new Request('http://club.test', {
    method: 'POST',
    body,
    duplex: 'half',
    headers: type ? { 'content-type': type } : {},
  } as RequestInit);

function broken(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(Buffer.from('email=a')),
    pull: (controller) => controller.error(new Error('reset')),
  });
}

test('reads the first of repeated fields and no files', async () => {
  const form = new FormData();
  form.append('email', 'first');
  form.append('email', 'second');
  form.append('password', new Blob(['x']), 'x.txt');
  expect(await readSmallForm(post(form))).toEqual({ ok: true, value: { email: 'first' } });
  expect(await readSmallForm(post(new URLSearchParams('a=1&a=2&__proto__=3')))).toMatchObject({
    ok: true,
    value: { a: '1' },
  });
});

test.each([
  ['no body', post(null)],
  ['json', post('{}', 'application/json')],
  ['half a multipart body', post('--x', 'multipart/form-data; boundary=x')],
  ['what breaks off', post(broken(), 'application/x-www-form-urlencoded')],
])('refuses %s', async (_, request) => {
  expect(await readSmallForm(request)).toEqual({ ok: false, problem: 'no-form' });
});

test('takes 16 KiB and refuses a byte more', async () => {
  const rest = 16 * 1024 - 'email='.length;
  const form = (length: number) => post(`email=${'x'.repeat(length)}`, 'application/x-www-form-urlencoded');
  expect(await readSmallForm(form(rest))).toMatchObject({ ok: true });
  expect(await readSmallForm(form(rest + 1))).toEqual({ ok: false, problem: 'too-large' });
});
