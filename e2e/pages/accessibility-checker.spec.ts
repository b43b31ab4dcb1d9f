import { expect, expectNoAxeViolations, test } from '#e2e/support/test.ts';

const faultless = '<p>Rien à redire.</p>';
const address = 'a@exemple.example';
const noscript = '<noscript><p style="width: 400px">Sans script</p></noscript>';

/** What each breach is called, its HTML, and what the checker answers with and without scripts. */
const breaches: { name: string; html: string; scripted: RegExp | null; scriptless: RegExp | null }[] = [
  { name: 'no breach', html: faultless, scripted: null, scriptless: null },
  {
    name: 'a field without a label',
    html: '<input type="text" name="q">',
    scripted: /320 px, light, label: input/,
    scriptless: /320 px, light, label: input/,
  },
  {
    name: 'a field without a label in a roomy window only',
    html: '<style>input { display: none } @media (width >= 1200px) { input { display: block } }</style><input name="q">',
    scripted: /1280 px, light, label: input/,
    scriptless: null,
  },
  {
    name: 'a low contrast in a roomy window only',
    html: '<style>@media (width >= 1200px) { p { color: #ccc } }</style><p>Pâle</p>',
    scripted: /1280 px, light, color-contrast: p/,
    scriptless: null,
  },
  {
    name: 'a low contrast in the dark colours of a narrow window only',
    html: '<style>@media (width < 400px) { p { color: light-dark(#000, #333) } }</style><p>Sombre</p>',
    scripted: /320 px, dark, color-contrast: p/,
    scriptless: null,
  },
  {
    name: 'a button that is too small for a finger, beside another',
    html: '<style>button { padding: 0; width: 9px; height: 9px; border: 0 }</style><button>a</button><button>b</button>',
    scripted: /320 px, light, target-size: button/,
    scriptless: /320 px, light, target-size: button/,
  },
  {
    name: 'a page wider than 320 px',
    html: '<div style="width: 400px">Large</div>',
    scripted: /320 px, wider than the window \(\d+\): <div/,
    scriptless: /320 px, wider than the window \(\d+\): <div/,
  },
  {
    name: 'a page wider than its window where tables start only',
    html: '<style>@media (width: 768px) { div { width: 800px } }</style><div>Large</div>',
    scripted: /768 px, wider than the window/,
    scriptless: /768 px, wider than the window/,
  },
  {
    name: 'a long address that nothing breaks',
    html: `<p style="white-space: nowrap">${address}</p>`,
    scripted: null,
    scriptless: /320 px, wider than the window \(\d+\): <p[^>]*>am{63}@/,
  },
  {
    name: 'what is shown without scripts',
    html: noscript,
    scripted: null,
    scriptless: /320 px, wider than the window/,
  },
  {
    name: 'a low contrast in a modal dialog',
    html: `<style>dialog:modal p { background: #fff; color: #ccc }</style><dialog aria-label="Question"><p>Pâle</p></dialog>
      <script>document.querySelector("dialog").showModal()</script>`,
    scripted: /320 px, light, color-contrast: p/,
    scriptless: null,
  },
  {
    name: 'what a typed value and the focus change',
    html: `<style>:focus:not(:placeholder-shown) + div { width: 400px }</style>
      <input aria-label="Nom" placeholder=" "><div>Large</div>
      <script>const input = document.querySelector("input"); input.value = "x"; input.focus()</script>`,
    scripted: /320 px, wider than the window/,
    scriptless: null,
  },
];

test.use({ locale: 'fr-FR' });

test('finds each breach, and none where there is none', async ({ page, javaScriptEnabled }) => {
  let shown = '';
  await page.route('**/checked', (route) => route.fulfill({ contentType: 'text/html', body: documentOf(shown) }));
  for (const { name, html, scripted, scriptless } of breaches) {
    await test.step(`finds ${name}`, async () => {
      shown = html;
      await page.goto('/checked');
      const expected = javaScriptEnabled ? scripted : scriptless;
      const checked = expectNoAxeViolations(page);
      if (expected) await expect(checked).rejects.toThrow(expected);
      else await checked;
    });
  }
});

function documentOf(html: string): string {
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Essai</title><meta name="viewport"
    content="width=device-width"><style>:root { color-scheme: light dark }
    body { background: light-dark(#fff, #111); color: light-dark(#111, #fff); overflow-wrap: break-word }</style></head>
    <body><main><h1>Essai</h1>${html}</main></body></html>`;
}
