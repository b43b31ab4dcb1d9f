import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { MenuKeeper } from '#components/menu-keeper.tsx';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const { shell } = await currentDictionary();
  return {
    title: { default: shell.product, template: `%s · ${shell.product}` },
    icons: { icon: { url: '/favicon.svg', type: 'image/svg+xml' } },
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, email: false, address: false },
  };
}

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
  return (
    <html lang={await currentLocale()}>
      <body>
        {children}
        <MenuKeeper />
      </body>
    </html>
  );
}
