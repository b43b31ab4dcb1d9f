import { Field } from '#components/field.tsx';
import { Notice } from '#components/notice.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

/** The link just made, to copy. @param origin the address people reach this server at */
export function JoinLink({ token, origin, words }: { token: string; origin: string; words: Dictionary['staff'] }) {
  return (
    <Notice title={words.teamNotices.invited}>
      <p className="mb-2">{words.linkBody}</p>
      <Field name="link" label={words.linkTitle} defaultValue={`${origin}/join?token=${token}`} readOnly />
    </Notice>
  );
}
