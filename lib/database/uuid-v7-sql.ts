/**
 * SQL for a `uuid(7)` (RFC 9562, 5.7), for statements that insert thousands of rows. PostgreSQL has
 * its own function from version 18 on.
 */
export const uuidV7 = `encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
  placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1),
    53, 1), 'hex')::uuid`;
