import type { Dictionary } from '#lib/i18n/dictionary.ts';

/** What the colour of a notice says: done, waiting, nothing done, refused, for information. */
export type NoticeTone = 'ok' | 'wait' | 'none' | 'err' | 'inf';

/** A notice in the reader's language. */
export type ShownNotice = {
  tone: NoticeTone;
  text: string;
  /** Whether the notice links to the outbox, because a mail was queued. */
  opensOutbox?: boolean;
};

/** What the sentence of a notice may depend on beside the notice itself. */
export type NoticeContext = {
  dictionary: Dictionary;
  /** The full name of the client that the page shows or that was changed; may be empty. */
  name: string;
  /** The search parameters of the page's address, as sent by the browser. */
  parameters: Record<string, string | string[] | undefined>;
};

/** Writes one notice; null when the address lacks a parameter that the sentence needs. */
export type WriteNotice = (context: NoticeContext) => ShownNotice | null;

/** One notice for each word of a part of the dictionary that holds a sentence for each word. */
export function tonedTexts<Word extends string>(
  tones: Record<Word, NoticeTone>,
  textsOf: (dictionary: Dictionary) => Record<NoInfer<Word>, string>,
): Record<Word, WriteNotice> {
  const notices = Object.entries<NoticeTone>(tones).map(([word, tone]): [string, WriteNotice] => [
    word,
    ({ dictionary }) => ({ tone, text: textsOf(dictionary)[word as Word] }),
  ]);
  return Object.fromEntries(notices) as Record<Word, WriteNotice>;
}
