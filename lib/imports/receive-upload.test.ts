import { access, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { discardUpload, receiveUpload } from './receive-upload.ts';

function post(form: FormData) {
  const request = new Request('http://club.test/', { method: 'POST', body: form });
  return receiveUpload(request.headers.get('content-type') ?? '', request.body as unknown as AsyncIterable<Uint8Array>);
}

function formWith(content: BlobPart, name: string, field = 'file'): FormData {
  const form = new FormData();
  form.set('other', 'ignored');
  form.set(field, new File([content], name));
  return form;
}

test('stores the file as it is, under the name it had', async () => {
  const received = await post(formWith('nom;email\r\n', 'adhérents “novembre”.csv'));
  if (!received.ok) throw new Error(received.problem.code);
  expect(received.value.fileName).toBe('adhérents “novembre”.csv');
  expect(await readFile(received.value.path, 'utf8')).toBe('nom;email\r\n');
  await discardUpload(received.value);
  await expect(access(received.value.path)).rejects.toThrow();
});

test.each([
  ['no file chosen', formWith('', '')],
  ['another field', formWith('a', 'a.csv', 'picture')],
])('%s', async (_name, form) => {
  expect(await post(form)).toEqual({ ok: false, problem: { code: 'no-file' } });
});

test('more than 100 MB is refused while it arrives', async () => {
  expect(await post(formWith(Buffer.alloc(100_000_001, 'a'), 'big.csv'))).toEqual({ ok: false, problem: { code: 'too-big' } });
});

test('something that is no form is refused', async () => {
  expect(await receiveUpload('text/plain', null)).toEqual({ ok: false, problem: { code: 'no-file' } });
  expect(await receiveUpload('multipart/form-data', null)).toEqual({ ok: false, problem: { code: 'no-file' } });
});

test('an upload that is cut leaves nothing', async () => {
  async function* cut() {
    yield Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nnom;email\r\nA;a@');
    throw new Error('aborted');
  }
  expect(await receiveUpload('multipart/form-data; boundary=b', cut())).toEqual({ ok: false, problem: { code: 'upload-cut' } });
});

test('an upload that just ends is not taken for a whole one', async () => {
  async function* short() {
    yield Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nnom;email\r\nA;a@');
  }
  expect(await receiveUpload('multipart/form-data; boundary=b', short())).toEqual({ ok: false, problem: { code: 'upload-cut' } });
});
