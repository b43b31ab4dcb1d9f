import type { RunningDemo, SafetyCheck } from '../safety-check.ts';

export const checks: SafetyCheck[] = [
  {
    line: 18,
    title: 'the head of a page has its title, also where nothing is found',
    replay: async (demo) => {
      const owner = demo.staff.find(({ role }) => role === 'owner');
      const cookie = await demo.signIn('owner', owner?.structure);
      const home = new URL((await openPage(demo, '/', cookie)).url).pathname.replace(/\/clients$/, '');
      const addresses = ['/clients', '/imports', '/team', '/clients/none', '/imports/none'].map(
        (path) => `${home}${path}`,
      );
      const untitled: string[] = [];
      for (const address of [...addresses, '/no-such-page', '/no-club/clients']) {
        const html = await (await openPage(demo, address, cookie)).text();
        const head = html.slice(0, html.indexOf('</head>'));
        if (!/<title>[^<]+<\/title>/.test(head)) untitled.push(address);
      }
      const figure =
        untitled.length === 0 ? `${addresses.length + 2} pages, all titled` : `without a title: ${untitled.join(' ')}`;
      return { holds: untitled.length === 0, figure };
    },
  },
];

function openPage({ url }: RunningDemo, address: string, cookie: string): Promise<Response> {
  return fetch(new URL(address, url), { headers: { cookie, 'user-agent': 'Mozilla/5.0', 'accept-language': 'fr' } });
}
