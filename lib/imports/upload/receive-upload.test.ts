import { expect, test } from 'vitest';
import { rejectBinary } from '#lib/csv/reject-binary.ts';
import { receiveUpload, type UploadForm } from './receive-upload.ts';

type Kept = { fileName: string; text: string };

/** Keeps what arrives in memory, as the verb keeps it in the database. */
async function keep(fileName: string, arriving: AsyncIterable<Buffer>): Promise<Kept> {
  const pieces: Buffer[] = [];
  for await (const piece of rejectBinary(arriving)) pieces.push(piece);
  return { fileName, text: Buffer.concat(pieces).toString() };
}

function post(form: FormData) {
  const request = new Request('http://club.test/', { method: 'POST', body: form });
  return receive(request.headers.get('content-type') ?? '', request.body as unknown as AsyncIterable<Uint8Array>);
}

const receive = (contentType: string, body: UploadForm['body']) => receiveUpload({ contentType, body }, keep);

function formWith(content: BlobPart, name: string, field = 'file'): FormData {
  const form = new FormData();
  form.set('other', 'ignored');
  form.set(field, new File([content], name));
  return form;
}

test('passes the file on unchanged, with its name', async () => {
  expect(await post(formWith('nom;email\r\n', 'adhérents “novembre”.csv'))).toEqual({
    ok: true,
    value: { fileName: 'adhérents “novembre”.csv', text: 'nom;email\r\n' },
  });
});

test.each([
  ['a name that would turn the page around', 'a\u202efdp.csv', 'afdp.csv'],
  ['a name of nothing that can be shown', '\u202e', 'clients.csv'],
  ['a name without end', `${'é'.repeat(500)}.csv`, 'é'.repeat(200)],
])('%s', async (_name, name, shown) => {
  expect(await post(formWith('nom;email\r\n', name))).toMatchObject({ ok: true, value: { fileName: shown } });
});

test.each([
  ['no file chosen', formWith('', '')],
  ['another field', formWith('a', 'a.csv', 'picture')],
])('%s', async (_name, form) => {
  expect(await post(form)).toEqual({ ok: false, problem: { code: 'no-file' } });
});

test.each([
  ['a workbook', '504b0304140006000800', 'spreadsheet'],
  ['an empty archive', '504b0506000000000000', 'spreadsheet'],
  ['an archive in parts', '504b0708504b03041400', 'spreadsheet'],
  ['an old workbook', 'd0cf11e0a1b11ae10000', 'old-spreadsheet'],
  ['a PDF', '255044462d312e370a00', 'pdf'],
  ['a gzip', '1f8b0800000000000003', 'compressed'],
])('%s is refused by its first bytes, and the whole of it still passes', async (_name, bytes, code) => {
  const content = Buffer.concat([Buffer.from(bytes, 'hex'), Buffer.alloc(3_000_000, 'a')]);
  expect(await post(formWith(content, 'clients.csv'))).toEqual({ ok: false, problem: { code } });
});

test.each([
  [
    'an HTML table',
    '<html xmlns:o="urn:schemas-microsoft-com:office:office">\n<table><tr><td>Nom</td></tr></table>',
    'web-page',
  ],
  ['a page of a program', '\r\n<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">', 'web-page'],
  ['a workbook of 2003', '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook>', 'xml'],
  ['an array', '[\n  {"nom": "Dupont"}\n]', 'json'],
  ['an object', '{"clients": []}', 'json'],
  ['a contact', 'BEGIN:VCARD\r\nVERSION:3.0\r\n', 'contact-cards'],
  ['a formatted text', '{\\rtf1\\ansi Nom', 'rich-text'],
])('%s is refused by its beginning, in any encoding', async (_name, content, code) => {
  for (const bytes of [content, `\ufeff${content}`, Buffer.from(`\ufeff${content}`, 'utf16le')])
    expect(await post(formWith(bytes, 'clients.xls'))).toEqual({ ok: false, problem: { code } });
});

test.each(['[Nom];[E-mail]\r\n', '<Nom>;<E-mail>\r\n', '{Nom};{E-mail}\r\n', '"[""a""]";b\r\n'])(
  'passes on a table whose first header is in brackets: %s',
  async (content) => {
    expect(await post(formWith(content, 'clients.csv'))).toMatchObject({ ok: true, value: { text: content } });
  },
);

test('refuses more than 100 MB while it arrives', async () => {
  expect(await post(formWith(Buffer.alloc(100_000_001, 'a'), 'big.csv'))).toEqual({
    ok: false,
    problem: { code: 'too-big' },
  });
});

test('refuses a body that is no form', async () => {
  expect(await receive('text/plain', null)).toEqual({ ok: false, problem: { code: 'no-file' } });
  expect(await receive('multipart/form-data', null)).toEqual({ ok: false, problem: { code: 'no-file' } });
});

const begun = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nnom;email\r\nA;a@';

test('refuses an upload that is interrupted', async () => {
  async function* cut() {
    yield Buffer.from(begun);
    throw new Error('aborted');
  }
  expect(await receive('multipart/form-data; boundary=b', cut())).toEqual({
    ok: false,
    problem: { code: 'upload-cut' },
  });
});

test('refuses an upload that ends before its last boundary', async () => {
  async function* short() {
    yield Buffer.from(begun);
  }
  expect(await receive('multipart/form-data; boundary=b', short())).toEqual({
    ok: false,
    problem: { code: 'upload-cut' },
  });
});

test('takes the first of two files', async () => {
  const form = formWith('nom;email\r\n', 'a.csv');
  form.append('file', new File(['autre'], 'b.csv'));
  expect(await post(form)).toMatchObject({ ok: true, value: { fileName: 'a.csv' } });
});

test('throws an internal error instead of blaming the upload', async () => {
  const { headers, body } = new Request('http://club.test/', {
    method: 'POST',
    body: formWith('nom;email\r\n', 'a.csv'),
  });
  const broken = { contentType: headers.get('content-type') ?? '', body: body as unknown as AsyncIterable<Uint8Array> };
  const full = async () => Promise.reject(new Error('disk full'));
  await expect(receiveUpload(broken, full)).rejects.toThrow('disk full');
  await expect(
    receiveUpload({ contentType: 'multipart/form-data; boundary=b', body: null }, full),
  ).resolves.toMatchObject({ ok: false });
});
