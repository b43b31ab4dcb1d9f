import type { Page } from '@playwright/test';

type Step = 'dragEnter' | 'dragOver' | 'drop' | 'dragCancel';

/**
 * Drags files or folders of the computer over the middle of a page, and drops them where `step` is
 * `drop`.
 * @param paths absolute
 */
export async function dragFiles(page: Page, paths: string[], step: Step): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { width, height } = page.viewportSize() ?? { width: 800, height: 600 };
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  const steps: Step[] = step === 'drop' ? ['dragEnter', 'dragOver', 'drop'] : [step];
  for (const type of steps) await session.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
  await session.detach();
}
