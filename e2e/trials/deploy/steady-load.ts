import https from 'node:https';

/** Requests that go on until they are stopped, over connections that are kept open. */
export type SteadyLoad = { answered(): number; failures: string[]; stop(): Promise<void> };

/** Asks for pages through a proxy, several at a time, and sends nothing twice. */
export function steadyLoad(url: string, clients = 8): SteadyLoad {
  const agent = new https.Agent({ keepAlive: true });
  const failures: string[] = [];
  let answered = 0;
  let stopped = false;
  const ask = () =>
    new Promise<void>((resolve) => {
      const fail = (reason: string) => {
        failures.push(reason);
        resolve();
      };
      const request = https.get(`${url}/sign-in?cookies=none`, { agent, timeout: 30_000 }, (response) => {
        if (response.statusCode !== 200) failures.push(String(response.statusCode));
        response
          .on('error', (error) => fail(error.message))
          .on('end', () => {
            answered += 1;
            resolve();
          });
        response.resume();
      });
      request.on('timeout', () => request.destroy(new Error('no answer in 30 s')));
      request.on('error', (error) => fail(error.message));
    });
  const running = Array.from({ length: clients }, async () => {
    while (!stopped) await ask();
  });
  return {
    answered: () => answered,
    failures,
    async stop() {
      stopped = true;
      await Promise.all(running);
      agent.destroy();
    },
  };
}
