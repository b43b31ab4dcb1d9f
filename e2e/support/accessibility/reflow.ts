import type { Page } from '@playwright/test';
import { type PageCopy, restoreState } from './copy-page.ts';

type MeasureInput = { html: string; widths: readonly number[]; longest: boolean };

/**
 * Lists what makes a copy wider than the window at each width, so that one would have to scroll two
 * ways (WCAG 1.4.10), which axe does not check.
 * @param frames a page of the copy's origin, in whose frames media queries see the frame's width
 * @param longest whether to check again with addresses of 64 characters before the `@`, the most
 * there are (RFC 5321), which only their `@` lets break
 */
export async function findTooWide(
  frames: Page,
  { html }: PageCopy,
  widths: readonly number[],
  longest: boolean,
): Promise<string[]> {
  const input: MeasureInput = { html, widths, longest };
  const functions = [restoreState, tooWide, rightEdge, lengthenAddresses, measure].join('\n');
  return frames.evaluate<string[]>(`(() => { ${functions}\nreturn measure(${JSON.stringify(input)}); })()`);
}

/** Runs in the checker page. */
async function measure(input: MeasureInput): Promise<string[]> {
  const frame = document.createElement('iframe');
  frame.style.cssText = `border: 0; width: ${input.widths[0]}px; height: 900px`;
  frame.srcdoc = input.html;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.replaceChildren(frame);
  await loaded;
  const copy = frame.contentDocument as Document;
  await copy.fonts.ready;
  restoreState(copy);
  const atEveryWidth = () =>
    input.widths.flatMap((width) => {
      frame.style.width = `${width}px`;
      return tooWide(copy);
    });
  const found = atEveryWidth();
  if (input.longest) {
    lengthenAddresses(copy);
    found.push(...atEveryWidth());
  }
  frame.remove();
  return found;
}

function tooWide(copy: Document): string[] {
  const { scrollWidth, clientWidth } = copy.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const scrollsByItself = (element: Element) => getComputedStyle(element).overflowX !== 'visible';
  const wide = [...copy.body.querySelectorAll('*')].filter((element) => {
    for (let around: Element | null = element; around && around !== copy.body; around = around.parentElement) {
      if (scrollsByItself(around)) return false;
    }
    return rightEdge(element) > clientWidth + 1;
  });
  const innermost = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
  const named = innermost.slice(0, 3).map((element) => element.outerHTML.slice(0, 200));
  return [`${clientWidth} px, wider than the window (${scrollWidth}): ${named.join(' ')}`];
}

/** Of the element or of its text, which may be wider than its box. */
function rightEdge(element: Element): number {
  const content = element.ownerDocument.createRange();
  content.selectNodeContents(element);
  return Math.max(element.getBoundingClientRect().right, content.getBoundingClientRect().right);
}

function lengthenAddresses(copy: Document): void {
  const texts = copy.createTreeWalker(copy.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const isCut = text.nextSibling?.nodeName === 'WBR' && text.nextSibling.nextSibling?.nodeValue?.startsWith('@');
    const wanted = isCut ? /[\w.+%-]+$/g : /[\w.+%-]+(?=@[\w.-]+)/g;
    text.nodeValue = (text.nodeValue ?? '').replace(wanted, (local) => local.padEnd(64, 'm'));
  }
}
