import { CopyButton } from '#components/copy-button.tsx';
import { TextareaField } from '#components/forms/textarea-field.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

/** What to send, already in words, and in which language they are. */
export type WrittenMessage = { text: string; lang: string };

/** The text to send to a person without access, by any channel that the club uses. */
export function MessageSheet({
  message: { text, lang },
  words,
}: {
  message: WrittenMessage;
  words: Dictionary['access']['message'];
}) {
  return (
    <div className="print:hidden">
      <Sheet title={words.title} padded>
        {/* The key remounts the text area: React keeps the value of an uncontrolled one. */}
        <TextareaField
          key={text}
          name="message"
          label={words.label}
          hint={words.hint}
          defaultValue={text}
          lang={lang}
          rows={5}
          readOnly
        />
        <div className="mt-2.5 empty:hidden">
          <CopyButton text={text} words={words} />
        </div>
      </Sheet>
    </div>
  );
}
