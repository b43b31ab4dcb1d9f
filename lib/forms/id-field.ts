import { z } from 'zod';
import { isId } from '#lib/identity/id.ts';

/** The id of a record, as a hidden field carries it. */
export const idField = z.string().refine(isId, 'not-found');
