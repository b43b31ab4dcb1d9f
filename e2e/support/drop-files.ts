import type { Page } from '@playwright/test';

/** Files or folders of the computer that are dragged over the middle of a page. */
type DraggedFiles = {
  drop(): Promise<void>;
};

/**
 * Drags files or folders over the middle of a page.
 * @param paths absolute
 */
export async function dragFiles(page: Page, paths: string[]): Promise<DraggedFiles> {
  // One session for the whole drag: Chromium keeps its state with it.
  const session = await page.context().newCDPSession(page);
  const { width, height } = page.viewportSize() ?? { width: 800, height: 600 };
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
  await send('dragEnter');
  await send('dragOver');
  return {
    drop: async () => {
      await send('drop');
      await session.detach();
    },
  };
}
