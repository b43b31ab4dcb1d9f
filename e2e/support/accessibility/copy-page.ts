import type { Page } from '@playwright/test';

/** A page as it is now: its address, its language, and its document as text without scripts. */
export type PageCopy = { url: string; language: string; html: string };

/**
 * Copies what a page shows, with the state that HTML alone does not hold: typed values, ticked
 * boxes, modal dialogs and the focus, which `restoreState` sets in the copy. A page that is still
 * loading is copied once it has loaded.
 */
export async function copyPage(page: Page): Promise<PageCopy> {
  for (;;) {
    await page.waitForLoadState();
    const copy = await page.evaluate(copyDocument);
    if (copy) return { url: page.url(), ...copy };
  }
}

/**
 * Runs in the page, at once, since nothing can wait there with scripts off. A link may have led on
 * to a page that has only begun to load, or to a document that is still empty: then null.
 */
function copyDocument(): Omit<PageCopy, 'url'> | null {
  if (document.readyState !== 'complete') return null;
  const root = document.documentElement;
  const copy = root.cloneNode(true) as HTMLElement;
  const copies = copy.querySelectorAll('*');
  for (const [index, original] of root.querySelectorAll('*').entries()) {
    const element = copies[index] as Element;
    if (original instanceof HTMLInputElement) {
      if (original.type !== 'file') element.setAttribute('value', original.value);
      element.toggleAttribute('checked', original.checked);
    }
    if (original instanceof HTMLTextAreaElement) element.textContent = original.value;
    if (original instanceof HTMLOptionElement) element.toggleAttribute('selected', original.selected);
    element.toggleAttribute('data-modal', original.matches('dialog:modal'));
    element.toggleAttribute('data-focused', original === document.activeElement && original !== document.body);
  }
  // Where scripts are off, `noscript` holds elements that are shown; the copy has scripts on.
  for (const element of copy.querySelectorAll('noscript:has(> *)')) element.replaceWith(...element.childNodes);
  const active = 'script, link[as=script], link[rel=modulepreload], meta[http-equiv=refresh i]';
  for (const element of copy.querySelectorAll(active)) element.remove();
  return { language: root.lang, html: `<!doctype html>${copy.outerHTML}` };
}

/** Runs in the copy: sets the state that its HTML only notes. */
export function restoreState(copy: Document): void {
  for (const dialog of copy.querySelectorAll<HTMLDialogElement>('dialog[data-modal]')) {
    dialog.removeAttribute('open');
    dialog.showModal();
  }
  copy.querySelector<HTMLElement>('[data-focused]')?.focus({ preventScroll: true });
}
