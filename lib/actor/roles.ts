/** Every role, from the least to the most it may do. */
export const roles = ['reception', 'manager', 'owner'] as const;
