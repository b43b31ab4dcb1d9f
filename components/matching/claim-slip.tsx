import { Qr } from '#components/qr.tsx';
import { groupedCode } from '#lib/claims/claim-code.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';

type Props = {
  code: string;
  club: string;
  name: string;
  until: string;
  lang: Locale;
  words: Dictionary['claims']['slip'];
};

/**
 * A printed half page with the claim code as text and as a QR code, and instructions. `lang`: the
 * language of the client who receives it.
 */
export function ClaimSlip({ code, club, name, until, lang, words }: Props) {
  return (
    <article
      lang={lang}
      className="max-w-[44rem] rounded-sheet border border-line bg-card p-5 shadow-sheet wide:p-7 print:p-0 print:pb-6 print:max-w-none print:break-inside-avoid print:rounded-none print:border-0 print:border-b print:border-dashed print:shadow-none"
    >
      <h2 className="mb-3 hidden text-2xl font-[640] tracking-[-.022em] print:block">{words.title}</h2>
      <p className="text-soft">{club}</p>
      <p className="text-xl font-[640] tracking-[-.015em] break-words">{words.for(name)}</p>
      <div className="mt-5 flex flex-wrap items-center gap-x-8 gap-y-5">
        <div className="w-44 flex-none print:w-[42mm]">
          <Qr text={code} mode="Alphanumeric" label={words.qr} />
        </div>
        <div className="min-w-0 flex-[1_1_16rem]">
          <p className="text-sm text-soft">{words.code}</p>
          <p className="font-mono text-2xl font-[640] tracking-[.14em] whitespace-nowrap">{groupedCode(code)}</p>
          <p className="mt-1.5 text-note text-soft">{words.until(until)}</p>
        </div>
      </div>
      <p className="mt-5">{words.intro(club)}</p>
      <ol className="mt-2 grid list-decimal gap-1 ps-5">
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </article>
  );
}
