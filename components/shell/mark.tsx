/** The club's letter on its colour. */
export function Mark({ name }: { name: string }) {
  return (
    <span
      aria-hidden="true"
      className="grid size-[30px] flex-none place-items-center rounded-[9px] bg-accent font-[700] text-accent-ink select-none"
    >
      {[...name.replace(/^(club|le|la|les|l[’'])\s*/i, '')][0]?.toLocaleUpperCase() ?? ''}
    </span>
  );
}
