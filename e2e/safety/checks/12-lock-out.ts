import { openSignIn } from '#e2e/support/sign-in-form.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import type { SafetyCheck } from '../safety-check.ts';

/**
 * Wrong attempts from ten network addresses, ten each: as many as an account allows in a quarter of
 * an hour.
 */
const origins = Array.from({ length: 10 }, (_, index) => `198.51.100.${200 + index}`);

export const checks: SafetyCheck[] = [
  {
    line: 12,
    usesUpSignIns: 'some',
    title: 'wrong tries of others keep the owner out neither where they signed in before nor from a mailed link',
    async replay({ url, staff }) {
      const owner = staff.find(({ role }) => role === 'owner');
      if (!owner) throw new Error('the demo has no owner');
      const signIn = await openSignIn(url);
      const usual = '203.0.113.20';
      const first = await signIn({ ...owner, from: usual });
      for (const from of origins)
        for (let turn = 0; turn < 10; turn += 1) await signIn({ email: owner.email, password: 'faux', from });
      const browser = await signIn({ ...owner, from: '203.0.113.21', cookies: first.cookies });
      const network = await signIn({ ...owner, from: usual });
      const elsewhere = await signIn({ ...owner, from: '203.0.113.22' });
      const page = await (
        await fetch(new URL(elsewhere.location, url), {
          headers: { cookie: elsewhere.cookies, 'accept-language': 'en' },
        })
      ).text();
      // Where no proxy is trusted, all of these come from one network address, which the wrong
      // attempts have blocked.
      const wayOut = page.includes(dictionaryOf('en').staff.forgot.unlockLink);
      const figure = `known browser ${browser.session}, usual network ${network.session}, elsewhere ${elsewhere.session ? 'open' : 'link offered'}`;
      return { holds: browser.session && (network.session || wayOut) && (elsewhere.session || wayOut), figure };
    },
  },
];
