import { passwordsWaiting } from '#lib/staff/password-queue.ts';

/** Sign-ins that are looked at in this process at the same time: in all, and from one network address. The queue has room for more. */
const most = { all: Math.floor(passwordsWaiting * 0.75), address: 10 };

// Next loads a module once for each of its bundles: all of them count together.
const shared = globalThis as { clubSignIns?: Map<string, number> };

/**
 * Takes a place for one sign-in before anything is looked up for it, so that a flood of them costs next to nothing.
 * @returns gives the place back, once; null when there is none
 */
export function takeSignInPlace(address: string): (() => void) | null {
  shared.clubSignIns ??= new Map();
  const taken = shared.clubSignIns;
  const own = taken.get(address) ?? 0;
  const all = [...taken.values()].reduce((sum, count) => sum + count, 0);
  if (own >= most.address || all >= most.all) return null;
  taken.set(address, own + 1);
  return () => {
    const left = (taken.get(address) ?? 1) - 1;
    if (left > 0) taken.set(address, left);
    else taken.delete(address);
  };
}
