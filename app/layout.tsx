import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { TitlePlace } from '#components/document-title.tsx';
import { LinkBehavior } from '#components/link-behavior.tsx';
import { MenuBehavior } from '#components/menu-behavior.tsx';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { fonts } from './fonts.ts';
import './globals.css';

export const metadata: Metadata = {
  icons: { icon: { url: '/favicon.svg', type: 'image/svg+xml' } },
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, email: false, address: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f7f6f3' },
    { media: '(prefers-color-scheme: dark)', color: '#121513' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { shell } = await currentDictionary();
  return (
    <html lang={await currentLocale()} className={fonts}>
      <body>
        <TitlePlace name={shell.product}>{children}</TitlePlace>
        <MenuBehavior />
        <LinkBehavior />
      </body>
    </html>
  );
}
