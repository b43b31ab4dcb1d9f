import { AsyncLocalStorage } from 'node:async_hooks';

/** Whether the action of a request has started, or only its arguments were read. */
export type ActionProgress = { isStarted: boolean };

/** The server's preload and Next's bundles load this file each for itself, and meet here. */
const shared = globalThis as { [key: symbol]: AsyncLocalStorage<ActionProgress> | undefined };
const key = Symbol.for('club-back-office.action-progress');

export function actionProgress(): AsyncLocalStorage<ActionProgress> {
  shared[key] ??= new AsyncLocalStorage();
  return shared[key];
}

/**
 * Every server action calls it first, with its form: a later failure is not the fault of the
 * request.
 * @throws TypeError, before the action counts as started, when what was sent is no form
 */
export function noteActionStarted(form: unknown): asserts form is FormData {
  if (!(form instanceof FormData)) throw new TypeError('a server action was called without a form');
  const progress = actionProgress().getStore();
  if (progress) progress.isStarted = true;
}
