import { CopyButton } from '#components/copy-button.tsx';

type Props = {
  children: string;
  words: { copy: string; copied: string };
  /** What it is, for who hears the button. */
  about: string;
};

/** Something to be copied as it stands. One press selects the whole of it. */
export function CodeBlock({ children, words, about }: Props) {
  return (
    <div className="grid gap-2 rounded-control bg-sunk p-3.5">
      <pre className="min-w-0 font-mono text-sm break-all whitespace-pre-wrap select-all">{children}</pre>
      <div className="flex justify-end empty:hidden">
        <CopyButton text={children} words={words} about={about} />
      </div>
    </div>
  );
}
