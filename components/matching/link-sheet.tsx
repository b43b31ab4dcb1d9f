import { ButtonLink } from '#components/button.tsx';
import { Email } from '#components/email.tsx';
import { ButtonForm } from '#components/forms/button-form.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import type { Alias } from '#lib/addresses/aliases-of.ts';
import type { OpenCode } from '#lib/claims/claim-codes-of.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Props = {
  aliases: readonly Alias[];
  codes: readonly OpenCode[];
  /** Whether a code may be issued: no account is registered, and the client is not in the trash. */
  mayIssue: boolean;
  /** Of the structure and the client. */
  fields: Record<string, string>;
  actions: { issue: (form: FormData) => Promise<void>; revoke: (form: FormData) => Promise<void> };
  removeHref: (emailKey: string) => string;
  showMoment: (moment: Date) => string;
  words: Dictionary['claims'];
};

/**
 * How a client and the app come together where the address does not say it: addresses they use
 * there, and codes. Nothing where neither can be.
 */
export function LinkSheet({ aliases, codes, mayIssue, fields, actions, removeHref, showMoment, words }: Props) {
  if (aliases.length === 0 && codes.length === 0 && !mayIssue) return null;
  return (
    <Sheet title={words.title} padded>
      <div className="grid gap-4">
        {aliases.length > 0 && (
          <div>
            <h3 className="text-sm text-soft">{words.aliases}</h3>
            <ul className="grid gap-2">
              {aliases.map((alias) => (
                <li key={alias.emailKey} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
                  <span className="min-w-0 break-words">
                    <Email address={alias.email} />
                    <span className="block text-note text-soft">{origin(alias, showMoment, words)}</span>
                  </span>
                  <ButtonLink
                    size="mini"
                    href={removeHref(alias.emailKey)}
                    scroll={false}
                    prefetch={false}
                    aria-label={words.removeNamed(alias.email)}
                  >
                    {words.remove}
                  </ButtonLink>
                </li>
              ))}
            </ul>
          </div>
        )}
        {codes.map((code) => (
          <div key={code.id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
            <p className="min-w-0 flex-[1_1_12rem] break-words">
              {code.usedWith ? words.waiting(code.usedWith) : words.live(showMoment(code.expiresAt))}
              <span className="block text-note text-soft">
                {words.madeBy(code.createdBy ?? words.someone, showMoment(code.createdAt))}
              </span>
            </p>
            <ButtonForm action={actions.revoke} fields={{ ...fields, code: code.id }}>
              {words.revoke}
            </ButtonForm>
          </div>
        ))}
        {mayIssue && (
          <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
            <p className="min-w-0 flex-[1_1_12rem] text-sm text-soft">
              {codes.length > 0 ? words.againBody : words.body}
            </p>
            <ButtonForm action={actions.issue} fields={fields}>
              {codes.length > 0 ? words.again : words.generate}
            </ButtonForm>
          </div>
        )}
      </div>
    </Sheet>
  );
}

function origin(
  { byCode, createdBy, createdAt }: Alias,
  showMoment: (moment: Date) => string,
  words: Dictionary['claims'],
): string {
  const when = showMoment(createdAt);
  return byCode ? words.byCode(when) : words.byStaff(createdBy ?? words.someone, when);
}
