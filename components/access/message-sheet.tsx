import { CopyField } from '#components/copy-field.tsx';
import { Sheet } from '#components/sheet.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

/** What to send, already in words, and in which language they are. */
export type WrittenMessage = { text: string; lang: string };

/** The exact words for somebody who does not get in, to be sent by whatever way the club writes to them. */
export function MessageSheet({ message: { text, lang }, words }: { message: WrittenMessage; words: Dictionary['access']['message'] }) {
  return (
    <div className="print:hidden">
      <Sheet title={words.title} padded>
        <CopyField
          name="message"
          label={words.label}
          hint={words.hint}
          text={text}
          lang={lang}
          copyLabel={words.copy}
          copiedLabel={words.copied}
        />
      </Sheet>
    </div>
  );
}
