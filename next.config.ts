import { existsSync, readFileSync } from 'node:fs';
import type { NextConfig } from 'next';

const distDir = process.env.NEXT_DIST_DIR ?? '.next';

const config: NextConfig = {
  distDir,
  // A page that is open over an update loads the next one whole, instead of mixing two builds. The
  // build gets the id in NEXT_DEPLOYMENT_ID, which Next prefers; the server reads it here.
  deploymentId: process.env.NODE_ENV === 'production' ? builtId(`${distDir}/deployment-id`) : '',
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
    'prom-client',
    'graphile-worker',
    '@prisma/client',
    '@prisma/adapter-pg',
    // They render mails with React's own server renderer, which Next keeps out of its bundles.
    'resend',
    '@react-email/render',
  ],
  // Types are checked by `npm run types`, once, with the same configuration.
  typescript: { ignoreBuildErrors: true },
};

function builtId(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

export default config;
