/** The AUTH_SECRET of the products that tests start, whose verbs derive the same secrets. */
export const sharedSecret = 'a secret that the test and the server share';
