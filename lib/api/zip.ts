import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive. Its name is ASCII. */
export type ZipEntry = { name: string; content: string };

/** The version that deflate needs (2.0), the method deflate, and the flag of names in UTF-8. */
const [version, deflate, utf8Names] = [20, 8, 0x0800];

/**
 * Makes a ZIP archive of a few texts (PKWARE APPNOTE 6.3, without ZIP64: each below 4 GB).
 * @param at the time of the files, as local time of the server
 */
export function zip(entries: ZipEntry[], at: Date): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const common = commonFields(bytes, packed, name, at);
    const local = Buffer.concat([uint32(0x04034b50), common, Buffer.from(name), packed]);
    // Comment length, disk, internal and external attributes are 0.
    const central = [uint32(0x02014b50), uint16(version), common, Buffer.alloc(10), uint32(offset), Buffer.from(name)];
    files.push(local);
    directory.push(...central);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const count = uint16(entries.length);
  const end = [uint32(0x06054b50), uint32(0), count, count, uint32(index.length), uint32(offset), uint16(0)];
  return Buffer.concat([...files, index, ...end]);
}

/** The fields that the local header and the central directory share, from the version on. */
function commonFields(bytes: Buffer, packed: Buffer, name: string, at: Date): Buffer {
  const time = (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1);
  const day = ((at.getFullYear() - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate();
  return Buffer.concat([
    ...[uint16(version), uint16(utf8Names), uint16(deflate), uint16(time), uint16(day)],
    ...[uint32(crc32(bytes)), uint32(packed.length), uint32(bytes.length), uint16(name.length), uint16(0)],
  ]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
