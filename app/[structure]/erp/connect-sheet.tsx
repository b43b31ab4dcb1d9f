import { ButtonLink } from '#components/button.tsx';
import { Icon } from '#components/icon.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { ConnectForm } from './connect-form.tsx';

type Props = {
  slug: string;
  /** How many clients the ERP could take over. */
  clients: number;
  /** The profile that the form begins with, where it is known. */
  chosen: string;
  locale: Locale;
  words: Dictionary['erp'];
};

/** Without a connection: what one would change, for how many clients, and the form to connect. */
export function ConnectSheet({ slug, clients, chosen, locale, words }: Props) {
  const { comparison } = words;
  const lines = [
    ...(clients > 0
      ? [comparison.known(clients, formatNumber(locale, clients)), comparison.taken, comparison.stay]
      : []),
    comparison.closed,
  ];
  return (
    <>
      <p className="-mt-1 text-soft">{words.intro}</p>
      <div className={`grid gap-5 ${clients > 0 ? 'wide:grid-cols-2' : ''}`}>
        <Sheet padded title={comparison.title}>
          <ul className="grid gap-2.5">
            {lines.map((line) => (
              <li key={line} className="flex gap-2.5">
                <Icon name="check" bold className="mt-1 text-accent" />
                <span className="min-w-0">{line}</span>
              </li>
            ))}
          </ul>
        </Sheet>
        {clients > 0 && (
          <Sheet padded title={comparison.compareTitle}>
            <p className="mb-4">{comparison.compareBody}</p>
            <ButtonLink href={`/${slug}/erp/compare`} icon="file" variant="go">
              {comparison.compare}
            </ButtonLink>
          </Sheet>
        )}
      </div>
      <Sheet padded title={words.connect}>
        <ConnectForm slug={slug} chosen={chosen} words={words} />
      </Sheet>
    </>
  );
}
