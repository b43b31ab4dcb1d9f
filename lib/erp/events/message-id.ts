import { createHash } from 'node:crypto';
import type { Reading } from '#lib/erp/profiles/erp-event.ts';
import type { Call } from '#lib/erp/profiles/profile.ts';
import { isNoMoment } from '#lib/erp/profiles/read-value.ts';
import { newId } from '#lib/identity/new-id.ts';

/**
 * The id of a message. `bodyHash`: of the content that came with an id of the sender; null where
 * the id is derived from the content, or made here, and so never has another content.
 */
export type MessageId = { webhookId: string; bodyHash: string | null };

/**
 * Takes the sender's id of a message, or derives one: the same content with the same time is the
 * same message; without a time each message counts.
 * @param place index of a message among others in one call, which share its id
 */
export function messageId({ webhookId, timestamp }: Reading, call: Call, body: unknown, place?: number): MessageId {
  const { raw, verb } = call;
  // The same content can mean two things, where the method or the address says what happened.
  const hashOf = (content: string | Uint8Array) =>
    createHash('sha256')
      .update(content)
      .update(`\0${verb ?? ''}`);
  if (webhookId) {
    const id = place === undefined ? webhookId : `${webhookId}#${place}`;
    return { webhookId: id, bodyHash: hashOf(canonical(body)).digest('base64url') };
  }
  if (isNoMoment(timestamp)) return { webhookId: `ours:${newId()}`, bodyHash: null };
  const content = place === undefined ? raw : JSON.stringify(body);
  return { webhookId: `body:${hashOf(content).digest('hex')}`, bodyHash: null };
}

/**
 * Returns the id under which the journal keeps a message whose id has another content already: one
 * entry for each content. No id of a sender has a space.
 */
export function reusedId({ webhookId, bodyHash }: MessageId): string {
  return `reused ${bodyHash} ${webhookId}`;
}

/**
 * Writes a JSON value with sorted keys, because a sender may write one message in several ways.
 * `parseJson` limits its depth.
 */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const fields = value as Record<string, unknown>;
  const members = Object.keys(fields).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(fields[name])}`).join()}}`;
}
