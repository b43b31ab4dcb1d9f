import type { NextConfig } from 'next';

const contentSecurityPolicy = [
  "default-src 'self'",
  // Next inlines its bootstrap and the streamed page data; without a nonce per request (which would
  // make a proxy necessary) that needs 'unsafe-inline'.
  `script-src 'self' 'unsafe-inline'${process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
].join('; ');

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  // Floors to measure against are pages of the benches' own builds only.
  pageExtensions: [...(process.env.CLUB_BENCH ? ['bench.tsx'] : []), 'tsx', 'ts'],
  poweredByHeader: false,
  reactStrictMode: true,
  // No page shows a picture that was uploaded: the optimiser would only be a way to have the server
  // call its own routes.
  images: { unoptimized: true },
  // Every browser gets the metadata with the page: streamed metadata leaves a page without a title
  // until it arrives, on the first load and at each navigation (WCAG 2.4.2).
  htmlLimitedBots: /.*/,
  serverExternalPackages: [
    '@node-rs/argon2',
    'pg',
    'pino',
    'graphile-worker',
    '@prisma/client',
    '@prisma/adapter-pg',
    // They render mails with React's own server renderer, which Next keeps out of its bundles.
    'resend',
    '@react-email/components',
  ],
  // Types are checked by `npm run types`, once, with the same configuration.
  typescript: { ignoreBuildErrors: true },
  async headers() {
    return [
      {
        source: '/:path*',
        headers: [
          { key: 'Content-Security-Policy', value: contentSecurityPolicy },
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'Referrer-Policy', value: 'same-origin' },
          { key: 'X-Frame-Options', value: 'DENY' },
          { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
        ],
      },
    ];
  },
};

export default config;
