/** Holds the app key made last, for a few minutes, for the settings page alone. */
export const newKeyCookie = 'new-app-key';
