// usage: node shoot.ts outdir name=path ...   env LOCALE, WHO
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { chromiumArguments, chromiumEnvironment, chromiumPath, prepareChromium } from '/tmp/wt/erp-screens/e2e/support/chromium.ts';
await prepareChromium();
const demo = JSON.parse(readFileSync('/tmp/wt/erp-screens/.data/demo/demo.json', 'utf8'));
const [out, ...pages] = process.argv.slice(2);
const who = process.env.WHO ?? 'thomas.lefevre@club-horizon.example';
const me = demo.staff.find((s: any) => s.email === who);
const browser = await chromium.launch({ args: chromiumArguments, env: { ...process.env, ...chromiumEnvironment } as any, executablePath: chromiumPath! });
const context = await browser.newContext({ locale: process.env.LOCALE ?? 'fr-FR', viewport: { width: 1280, height: 900 } });
const page = await context.newPage();
await page.goto(`${demo.url}/sign-in`);
await page.getByLabel(/^E-?mail/i).fill(me.email);
await page.getByLabel(/^(Mot de passe|Password)/).fill(me.password);
await page.getByRole('button', { name: /^(Se connecter|Sign in)$/ }).click();
await page.waitForURL((u) => !u.pathname.includes('sign-in'));
const looks = (process.env.LOOKS ?? '1280-light,1280-dark,375-light').split(',');
for (const spec of pages) {
  const at = spec.indexOf('=');
  const [name, path] = [spec.slice(0, at), spec.slice(at + 1)];
  for (const look of looks) {
    const [w, scheme] = look.split('-') as [string, 'light' | 'dark'];
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: Number(w), height: Number(w) < 800 ? 812 : 900 });
    await page.goto(demo.url + path);
    if (process.env.OPEN) await page.locator(process.env.OPEN).first().click();
    await page.waitForTimeout(300);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) console.log(name, look, 'OVERFLOW', over);
    await page.screenshot({ path: `${out}/${name}-${look}.png`, fullPage: !process.env.FOLD });
  }
}
await browser.close();
