import { clientShare } from '#lib/env.ts';

/**
 * Sign-ins from one network address that are looked at at the same time: one sender
 * does not take every place.
 */
const mostFromAddress = 10;

// Next loads a module once for each of its bundles: all of them count together.
const shared = globalThis as { clubSignIns?: Map<string, number> };

/**
 * Takes a place for one sign-in before anything is looked up for it.
 * @returns gives the place back, once; null when there is none
 */
export function takeSignInPlace(address: string): (() => void) | null {
  shared.clubSignIns ??= new Map();
  const taken = shared.clubSignIns;
  const own = taken.get(address) ?? 0;
  if (own >= clientShare(mostFromAddress)) return null;
  taken.set(address, own + 1);
  return () => {
    const left = (taken.get(address) ?? 1) - 1;
    if (left > 0) taken.set(address, left);
    else taken.delete(address);
  };
}
