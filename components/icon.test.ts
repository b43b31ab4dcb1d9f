import { expect, test } from 'vitest';
import { iconPaths } from './icon-paths.ts';

const start = '/* Written by components/icon.test.ts from the drawings in components/icon-paths.ts. */\n';

test('the stylesheet holds the drawings of all icons, thin and bold', async () => {
  const icons = Object.entries(iconPaths);
  const drawings = icons.map(
    ([name, path]) => `
  --i-${name}: ${drawing(path, 2)};
  --i-${name}-bold: ${drawing(path, name === 'down' ? 2.4 : 2.5)};`,
  );
  const rules = icons.map(
    ([name]) => `
  .i-${name} {
    --drawing: var(--i-${name});
  }

  .i-${name}.bold {
    --drawing: var(--i-${name}-bold);
  }
`,
  );
  const sheet = `${start}:root {${drawings.join('')}\n}\n\n@layer components {${rules.join('')}}\n`;
  await expect(sheet).toMatchFileSnapshot('../app/icons.css');
});

function drawing(path: string, weight: number): string {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='#000' stroke-width='${weight}' stroke-linecap='round' stroke-linejoin='round'><path d='${path}'/></svg>`;
  return `url("data:image/svg+xml,${svg.replaceAll('<', '%3C').replaceAll('>', '%3E').replaceAll('#', '%23')}")`;
}
