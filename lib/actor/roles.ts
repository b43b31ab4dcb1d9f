/** Every role, from the fewest permissions to the most. */
export const roles = ['reception', 'manager', 'owner'] as const;
