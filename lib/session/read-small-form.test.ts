import { expect, test } from 'vitest';
import { readSmallForm } from './read-small-form.ts';

const post = (body: BodyInit | null, type?: string) =>
  new Request('http://club.test', { method: 'POST', body, duplex: 'half', headers: type ? { 'content-type': type } : {} } as RequestInit);

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
  expect(await readSmallForm(post(form))).toEqual({ email: 'first' });
  expect(await readSmallForm(post(new URLSearchParams('a=1&a=2&__proto__=3')))).toMatchObject({ a: '1' });
});

test.each([
  ['no body', post(null)],
  ['json', post('{}', 'application/json')],
  ['half a multipart body', post('--x', 'multipart/form-data; boundary=x')],
  ['what breaks off', post(broken(), 'application/x-www-form-urlencoded')],
  ['too much', post(new URLSearchParams({ email: 'x'.repeat(70_000) }))],
])('%s is no form', async (_, request) => {
  expect(await readSmallForm(request)).toBeNull();
});
