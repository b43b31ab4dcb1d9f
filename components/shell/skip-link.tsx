/** Skips the navigation; the first element that the Tab key reaches. */
export function SkipLink({ children }: { children: string }) {
  return (
    <a href="#main" className="beside-dialog skip-link">
      {children}
    </a>
  );
}
