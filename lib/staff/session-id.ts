import { createHash, randomBytes } from 'node:crypto';

/** Seconds from signing in to having to do so again. */
export const sessionSeconds = 14 * 24 * 60 * 60;

/** 256 random bits, kept in the session cookie only. */
export function newSessionId(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a session id: SHA-256, hex. */
export function sessionIdHash(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex');
}

/**
 * SQL: whether the session `session` signs in: it has not expired, and was used within the shortest
 * time that a structure of its account allows. The shortest counts everywhere, because a visit to
 * another structure would otherwise open this one again.
 */
export const isOpen = `session.expires_at > now()
  and session.seen_at > now() - ${idleTime()}`;

/** SQL: when the session `session` ends unless it is used before. */
export const sessionEnd = `least(session.expires_at, session.seen_at + ${idleTime()})`;

function idleTime(): string {
  return `make_interval(hours => coalesce((select min(place.idle_hours) from membership part
    join structure place on place.id = part.structure_id where part.staff_id = session.staff_id), 336))`;
}
