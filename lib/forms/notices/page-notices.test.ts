import { expect, test } from 'vitest';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { locales } from '#lib/i18n/locale.ts';
import type { WriteNotice } from './notice.ts';
import { addressWithNotice } from './notice-address.ts';
import { type NoticePage, pageNotices, readNotice } from './page-notices.ts';

const pages = Object.keys(pageNotices) as NoticePage[];
const listed = pages.flatMap((page) =>
  Object.entries<WriteNotice>(pageNotices[page]).map(([word, write]) => ({ page, word, write })),
);
const withoutSentence = ['import not-found', 'import nothing-left'];

test.each(locales)('has a sentence in %s for every notice of every page', (locale) => {
  const parameters = { invited: '2', spared: '1', corrected: 'create', people: '3', undone: '2' };
  const context = { dictionary: dictionaryOf(locale), name: 'Inès Petit', parameters };
  const empty = listed.filter(({ write }) => !write(context)?.text).map(({ page, word }) => `${page} ${word}`);
  expect(empty).toEqual(withoutSentence);
});

test('reads the words of the registry and no others', () => {
  for (const { page, word } of listed) expect(readNotice(page, word)).toBe(word);
  for (const page of pages) {
    for (const word of ['', 'constructor', '__proto__', '<script>', 'Connected', undefined])
      expect(readNotice(page, word)).toBeNull();
  }
  expect(readNotice('settings', 'connected')).toBeNull();
});

test('shows nothing where the address lacks the counts or the kind of a row', () => {
  const context = { dictionary: dictionaryOf('en'), name: '', parameters: {} };
  expect(pageNotices.clients['bulk-invited'](context)).toBeNull();
  for (const corrected of ['toString', 'x', ['create', 'update']])
    expect(pageNotices.import['row-corrected']({ ...context, parameters: { corrected } })).toBeNull();
  for (const invited of ['-1', '12345', '1e3', '', undefined])
    expect(pageNotices.clients['bulk-invited']({ ...context, parameters: { invited, spared: '0' } })).toBeNull();
});

test('says "waiting" when no client of a selection was invited', () => {
  const of = (invited: string) =>
    pageNotices.clients['bulk-invited']({
      dictionary: dictionaryOf('fr'),
      name: '',
      parameters: { invited, spared: '3' },
    });
  expect(of('0')?.tone).toBe('wait');
  expect(of('2')?.tone).toBe('ok');
});

test('links to the outbox where a mail was queued, and nowhere else', () => {
  const context = { dictionary: dictionaryOf('fr'), name: '', parameters: { invited: '1', spared: '0' } };
  const linking = listed.filter(({ write }) => write(context)?.opensOutbox).map(({ word }) => word);
  expect(linking).toEqual(['invitation-queued', 'code-queued', 'request-refused']);
});

test('keeps the search parameters of the address and adds the notice with its id behind them', () => {
  expect(addressWithNotice('clients', '/a/clients?q=petit&sort=name', 'client-deleted', { client: 'x' })).toMatch(
    /^\/a\/clients\?q=petit&sort=name&notice=client-deleted&client=x&shown=[0-9a-z]+-[0-9a-f]{8}$/,
  );
  expect(addressWithNotice('sign-in', '/sign-in', 'unlocked')).toMatch(/^\/sign-in\?notice=unlocked&shown=/);
});
