import Link from 'next/link';
import { Drawing } from '#components/drawing.tsx';
import { iconPaths } from '#components/icon-paths.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Counts } from '#lib/imports/rows/counts.ts';
import { planChoices, updatesOf } from './consent.ts';
import { type ImportScreen, viewAddress } from './import-screen.ts';

const box = 'flex min-h-11 items-start gap-2.5 rounded-control border px-3.5 py-2.5';
const looks = { true: 'border-accent bg-accent-wash', false: 'border-line bg-card hover:bg-sunk' };
const mark = 'mt-0.5 grid size-[18px] flex-none place-items-center border text-tiny';
const marks = { true: 'border-accent bg-accent text-accent-ink', false: 'border-edge bg-card text-transparent' };

/**
 * Asks what the plan may do to existing clients: only the choices that make a difference, each with
 * its exact count.
 */
export function ChoiceLinks({ screen, counts }: { screen: ImportScreen; counts: Counts }) {
  const { summary, view, home, locale, dictionary } = screen;
  const { choices: words } = dictionary.imports;
  const [updates, binned] = [counts.update, counts['in-bin']];
  if (updates === 0 && binned === 0) return null;
  const say = (choice: (typeof planChoices)[number]) => {
    const some = updatesOf(choice, counts, summary.choices);
    const created = words.creates(counts.create, formatNumber(locale, counts.create));
    return some === 0 ? created : `${created}, ${words.updates(some, formatNumber(locale, some))}`;
  };
  return (
    <nav aria-label={words.title} className="grid gap-2">
      <h2 className="text-note font-[560]">{words.title}</h2>
      {updates > 0 && (
        <ul className="grid gap-2 wide:grid-cols-3">
          {planChoices.map((choice) => {
            const current = choice === view.choice;
            return (
              <li key={choice}>
                <Link
                  href={viewAddress(home, { ...view, choice })}
                  scroll={false}
                  prefetch={false}
                  aria-current={current ? 'true' : undefined}
                  className={`${box} h-full ${looks[`${current}`]}`}
                >
                  <span aria-hidden="true" className={`${mark} rounded-full ${marks[`${current}`]}`}>
                    <Drawing path={iconPaths.check} weight={3.2} />
                  </span>
                  <span>
                    <b className={current ? 'text-accent' : 'text-ink'}>{words[choice]}</b>
                    <span className="block text-sm text-soft">{say(choice)}</span>
                  </span>
                </Link>
              </li>
            );
          })}
        </ul>
      )}
      {binned > 0 && (
        <Link
          href={viewAddress(home, { ...view, reopen: !view.reopen })}
          scroll={false}
          prefetch={false}
          aria-current={view.reopen ? 'true' : undefined}
          className={`${box} w-fit ${looks[`${view.reopen}`]}`}
        >
          <span aria-hidden="true" className={`${mark} rounded-[5px] ${marks[`${view.reopen}`]}`}>
            <Drawing path={iconPaths.check} weight={3.2} />
          </span>
          {words.reopen(binned, formatNumber(locale, binned))}
        </Link>
      )}
    </nav>
  );
}
