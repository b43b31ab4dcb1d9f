type Props = {
  name: string;
  value: string;
  /** Whether it is chosen at first. */
  isSuggested: boolean;
  title: string;
  /** What the file says in this reading. */
  lines: string[];
};

/** One answer to a question about a file, with what the file would say then. */
export function AnswerChoice({ name, value, isSuggested, title, lines }: Props) {
  return (
    <label className="flex min-h-11 items-start gap-2.5 rounded-control border border-line px-3.5 py-2.5 has-checked:border-accent has-checked:bg-accent-wash">
      <input type="radio" name={name} value={value} defaultChecked={isSuggested} className="mt-1 size-4 flex-none" />
      <span className="min-w-0">
        <b>{title}</b>
        {lines.map((line) => (
          <span key={line} className="block text-sm wrap-anywhere">
            {line}
          </span>
        ))}
      </span>
    </label>
  );
}
