import localFont from 'next/font/local';

/**
 * The letters of the interface. They are preloaded, and used only when they are there for the first
 * paint: exchanging them later moves what people are about to press. The letters that stand in for
 * them have the same measures.
 */
const latin = localFont({
  src: '../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
  weight: '400 700',
  display: 'optional',
  variable: '--font-latin',
  adjustFontFallback: 'Arial',
});

/** Letters of other languages than ours, as in names: loaded by the pages that show one. */
const latinExtended = localFont({
  src: '../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-ext-wght-normal.woff2',
  weight: '400 700',
  display: 'optional',
  preload: false,
  variable: '--font-latin-extended',
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
    },
  ],
});

/** The class that makes both known to the stylesheet. */
export const fonts = `${latin.variable} ${latinExtended.variable}`;
