import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { AccessEffect, MergeView } from '#lib/merging/read-merge.ts';

type Props = { view: MergeView; words: Dictionary['merging'] };

/** What a merge does to access, by choice, and to what no choice concerns. */
export function MergeEffects({ view, words }: Props) {
  const { rows, hasCodes, hasInvitation, accounts } = view;
  const erpId = rows.kept.erp_id ?? rows.other.erp_id;
  const rest = [
    words.rest.history,
    words.rest.phone,
    ...(erpId === null ? [] : [words.rest.erp(erpId)]),
    ...(accounts.kept || accounts.other ? [words.rest.aliases] : []),
    ...(hasInvitation ? [words.rest.invitation] : []),
    ...(hasCodes ? [words.rest.codes] : []),
    words.rest.origin,
  ];
  return (
    <>
      <section className="grid gap-2">
        <h2 className="text-note font-[560]">{words.access}</h2>
        <ul className="grid list-disc gap-1 pl-5">
          {view.effects.length === 0 && <li>{words.noAccount}</li>}
          {view.effects.map((effect) => (
            <li key={`${effect.email} ${effect.account}`} className="break-words">
              {effectText(effect, view, words)}
            </li>
          ))}
        </ul>
        <p className="text-sm text-soft">{words.neverOpens}</p>
      </section>
      <section className="grid gap-2">
        <h2 className="text-note font-[560]">{words.happens}</h2>
        <ul className="grid list-disc gap-1 pl-5">
          {rest.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

function effectText(effect: AccessEffect, { rows, accounts }: MergeView, words: Props['words']): string {
  const { email } = rows[effect.email];
  const account = (effect.account && accounts[effect.account]) ?? '';
  const [address, person] = [words.with.email(email), words.with.account(account)];
  return `${address}, ${person}\u00a0: ${resultText(effect, email, words)}`;
}

function resultText({ before, after }: AccessEffect, email: string, { effect }: Props['words']): string {
  if (after === 'open') return effect.open;
  if (before !== 'open' && after === before) return effect.closed;
  if (after === 'email-unproved') return effect.proves(email);
  if (after === 'pending-validation') return effect.waits;
  return before === 'open' ? effect.closes : effect.closed;
}
