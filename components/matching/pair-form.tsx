import type { ReactNode } from 'react';
import type { MatchScreen } from './match-screen.ts';

/** The one form of all pairs, since two for each would double the page. */
export function PairForm({ screen, children }: { screen: MatchScreen; children: ReactNode }) {
  return (
    <form action={screen.decide}>
      {Object.entries(screen.fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}
