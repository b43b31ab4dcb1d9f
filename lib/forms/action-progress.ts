import { AsyncLocalStorage } from 'node:async_hooks';

/** Whether the action that a request calls has been started, or only been looked for and its arguments read. */
export type ActionProgress = { isStarted: boolean };

/** The server's preload and Next's bundles load this file each for itself, and meet here. */
const shared = globalThis as { [key: symbol]: AsyncLocalStorage<ActionProgress> | undefined };
const key = Symbol.for('club-back-office.action-progress');

export function actionProgress(): AsyncLocalStorage<ActionProgress> {
  shared[key] ??= new AsyncLocalStorage();
  return shared[key];
}

/** To be called first by every server action: what fails from here on is not the fault of whoever sent the request. */
export function noteActionStarted(): void {
  const progress = actionProgress().getStore();
  if (progress) progress.isStarted = true;
}
