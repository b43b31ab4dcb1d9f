/** The club's letter on its colour. */
export function Mark({ name }: { name: string }) {
  return (
    <span aria-hidden="true" className="mark">
      {[...name.replace(/^(club|le|la|les|l[’'])\s*/i, '')][0]?.toUpperCase() ?? ''}
    </span>
  );
}
