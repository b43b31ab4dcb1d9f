import { connect, type Socket } from 'node:net';
import type { SafetyCheck } from '#e2e/safety/safety-check.ts';
import { drip, dripHead, type SlowAnswer } from '#e2e/safety/slow-sender.ts';

/**
 * Seconds within which a body at a byte a second has to be refused, including the longer grace of
 * an upload.
 */
const maxSeconds = { form: 20, upload: 35, headers: 15 };

const multipart = { 'Content-Type': 'multipart/form-data; boundary=x' };
const figure = (sent: SlowAnswer[]) =>
  sent.map(({ status, seconds }) => `${status} after ${seconds.toFixed(1)} s`).join(', ');

export const checks: SafetyCheck[] = [
  {
    line: 7,
    title: 'a server action, before and after signing in, at a byte a second',
    replay: async (demo) => {
      const Cookie = await demo.signIn('owner');
      const structure = demo.staff.find(({ role }) => role === 'owner')?.structure;
      const sent = await Promise.all([
        drip(`${demo.url}/forgot-password`, multipart),
        drip(`${demo.url}/${structure}/clients/new`, { ...multipart, Cookie }),
      ]);
      return {
        holds: sent.every(({ status, seconds }) => status === 408 && seconds < maxSeconds.form),
        figure: figure(sent),
      };
    },
  },
  {
    line: 7,
    title: 'an upload at a byte a second',
    replay: async (demo) => {
      const structure = demo.staff.find(({ role }) => role === 'owner')?.structure;
      const Cookie = await demo.signIn('owner');
      const sent = await drip(`${demo.url}/${structure}/imports/upload`, { ...multipart, Cookie });
      return { holds: sent.status === 408 && sent.seconds < maxSeconds.upload, figure: figure([sent]) };
    },
  },
  {
    line: 7,
    title: 'a head that does not come to an end',
    replay: async (demo) => {
      const sent = await dripHead(demo.url);
      return { holds: sent.seconds < maxSeconds.headers, figure: figure([sent]) };
    },
  },
  {
    line: 7,
    title: '1,500 connections from one address',
    replay: async (demo) => {
      const { hostname, port } = new URL(demo.url);
      let closed = 0;
      const sockets: Socket[] = [];
      for (let index = 0; index < 1_500; index += 1) {
        const socket = connect({ host: hostname, port: Number(port) });
        socket.on('error', () => undefined);
        socket.resume();
        socket.once('close', () => {
          closed += 1;
        });
        sockets.push(socket);
        if (index % 100 === 99) await new Promise((resolve) => setTimeout(resolve, 100));
      }
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const refused = closed;
      for (const socket of sockets) socket.destroy();
      return { holds: refused >= 500, figure: `${refused} refused` };
    },
  },
];
