/** Skips the navigation; the first element that the Tab key reaches. */
export function SkipLink({ children }: { children: string }) {
  return (
    <a
      href="#main"
      className="beside-dialog fixed start-3 top-3 z-50 -translate-y-20 rounded-control bg-accent px-4 py-2.5 font-[580] text-accent-ink focus:translate-y-0 print:hidden"
    >
      {children}
    </a>
  );
}
