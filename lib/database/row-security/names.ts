/** The setting of a connection that names the structure whose rows it may read and write. */
export const structureSetting = 'club.structure';

/**
 * The role that work for every structure takes: it bypasses the policies, owns nothing and cannot
 * log in.
 */
export const everyStructureRole = 'club_every_structure';

/** The role that the product logs in with at the database that comes with it. */
export const productRole = 'club_product';
