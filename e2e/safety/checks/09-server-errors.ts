import { allRoutes } from '../../support/app-routes.ts';
import { type RawAnswer, rawRequest, requestText } from '../../support/raw-request.ts';
import type { RunningDemo, SafetyCheck } from '../safety-check.ts';

type Request = { text: string; expected: (answer: RawAnswer) => boolean };

const multipart = { 'Content-Type': 'multipart/form-data; boundary=x' };
const isClientError = ({ status }: RawAnswer) => status >= 400 && status < 500;

async function replayAll(demo: RunningDemo, requests: Request[]): Promise<{ holds: boolean; figure: string }> {
  const wrong: number[] = [];
  for (const { text, expected } of requests) {
    const answer = await rawRequest(demo.url, text);
    if (!expected(answer)) wrong.push(answer.status);
  }
  return {
    holds: wrong.length === 0,
    figure: `${requests.length - wrong.length} of ${requests.length} refused ${wrong.slice(0, 5).join(' ')}`,
  };
}

async function targets(demo: RunningDemo, kind: 'page' | 'handler'): Promise<string[]> {
  const routes = await allRoutes(demo.staff[0]?.structure ?? '', { connectionId: demo.erp.connectionId });
  return routes.filter((route) => route.kind === kind).map(({ target }) => target);
}

export const checks: SafetyCheck[] = [
  {
    line: 9,
    title: 'TRACE of every route handler',
    replay: async (demo) => {
      const handlers = await targets(demo, 'handler');
      return replayAll(
        demo,
        handlers.map((target) => ({ text: requestText('TRACE', target), expected: isClientError })),
      );
    },
  },
  {
    line: 9,
    title: 'empty or broken multipart, a malformed or foreign Origin, to every page',
    replay: async (demo) => {
      const pages = await targets(demo, 'page');
      const texts = (target: string) => [
        requestText('POST', target, { ...multipart, 'Content-Length': '0' }),
        requestText('POST', target, multipart, '--x\r\nbroken'),
        requestText('POST', target, { 'Content-Type': 'multipart/form-data' }, 'x'),
        requestText('POST', target, { ...multipart, Origin: '::::' }, '--x--\r\n'),
        requestText('POST', target, { ...multipart, Origin: 'https://evil.example' }, '--x--\r\n'),
      ];
      return replayAll(
        demo,
        pages.flatMap((target) => texts(target).map((text) => ({ text, expected: isClientError }))),
      );
    },
  },
  {
    line: 9,
    title: 'PUT, DELETE, PROPFIND and a made-up method of every page: 405 with Allow',
    replay: async (demo) => {
      const pages = await targets(demo, 'page');
      const expected = ({ status, headers }: RawAnswer) => status === 405 && headers.has('allow');
      return replayAll(
        demo,
        pages.flatMap((target) =>
          ['PUT', 'DELETE', 'PROPFIND', 'FOO'].map((method) => ({ text: requestText(method, target), expected })),
        ),
      );
    },
  },
  {
    line: 9,
    title: 'unknown paths below /api answer a problem, the optimiser of pictures 404',
    replay: (demo) =>
      replayAll(demo, [
        ...['/api', '/api/nothing', '/api/clients', '/api/app/nothing'].map((target) => ({
          text: requestText('GET', target),
          expected: ({ status, headers }: RawAnswer) =>
            status === 404 && headers.get('content-type') === 'application/problem+json',
        })),
        {
          text: requestText('GET', '/_next/image?url=%2Fapi%2Fhealth&w=64&q=75'),
          expected: ({ status }: RawAnswer) => status === 404,
        },
      ]),
  },
];
