/** The drawings that client components draw: each page loads all of this object. */
export const browserIconPaths = {
  alert: 'M12 4 2.8 20h18.4zM12 10v4.5M12 17.2v.1',
  bang: 'M12 5.5v8M12 18.2v.1',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14m9 16-4-4',
} as const;
