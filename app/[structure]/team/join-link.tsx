import { CopyField } from '#components/copy-field.tsx';
import { Notice } from '#components/page/notice.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Props = {
  title: string;
  token: string;
  /** The address people reach this server at. */
  origin: string;
  dictionary: Dictionary;
};

/** The link just made, to copy. */
export function JoinLink({ title, token, origin, dictionary: { staff: words, shell } }: Props) {
  return (
    <Notice title={title}>
      <p className="mb-2">{words.linkBody}</p>
      <CopyField name="link" label={words.linkTitle} value={`${origin}/join?token=${token}`} words={shell.clipboard} />
    </Notice>
  );
}
