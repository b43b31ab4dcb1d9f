import { Readable } from 'node:stream';

type FileDownload = {
  fileName: string;
  /** The text at once, or its parts as they are written. */
  body: string | AsyncIterable<string | Uint8Array>;
  /** Of the body; UTF-8 by default. */
  charset?: string;
};

/** Answers with an archive to be saved, which no cache keeps. */
export function zipDownload({ fileName, body }: { fileName: string; body: Buffer }): Response {
  return new Response(new Uint8Array(body), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': attachment(fileName),
      'Cache-Control': 'private, no-store',
    },
  });
}

/** Answers with a CSV file to be saved, which no cache keeps. */
export function csvDownload({ fileName, body, charset = 'utf-8' }: FileDownload): Response {
  const content =
    typeof body === 'string' ? body : (Readable.toWeb(Readable.from(body, { objectMode: false })) as ReadableStream);
  return new Response(content, {
    headers: {
      'Content-Type': `text/csv; charset=${charset}`,
      'Content-Disposition': attachment(fileName),
      'Cache-Control': 'private, no-store',
    },
  });
}

/** RFC 6266: the exact name, and an ASCII one for clients that cannot read it. */
function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\w.\- ]/g, '_');
  if (plain === fileName) return `attachment; filename="${plain}"`;
  const exact = encodeURIComponent(fileName).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
