import { createHash } from 'node:crypto';

/** Hexadecimal digits of a build's id: enough to tell two builds apart, short in each address. */
const idLength = 12;

/**
 * Next salts the ids of server actions with this key, which it otherwise draws at random for each
 * build: no form that is open would find its action after an update. Nothing is encrypted with it:
 * no action closes over values, and the server runs with a key of its own (`serverEnvironment`).
 */
const actionSalt = createHash('sha256').update('ids of server actions').digest('base64');

/**
 * Environment variables of Next's build: an action keeps its id as long as its file and its name
 * stay, and a page knows which build it is from.
 * @param sources hash of everything that the build is made of, in hexadecimal digits
 */
export function buildEnv(sources: string) {
  return {
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionSalt,
    NEXT_DEPLOYMENT_ID: sources.slice(0, idLength),
  };
}
