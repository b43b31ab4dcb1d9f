import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import pg from 'pg';

export type TransactionPooler = { url: string; close(): Promise<void> };

/**
 * A pooler in transaction mode with one session for all clients. It speaks as much of PostgreSQL's
 * protocol (version 3) as statements without parameters need.
 */
export async function openTransactionPooler(databaseUrl: string): Promise<TransactionPooler> {
  const session = new pg.Client({ connectionString: databaseUrl });
  await session.connect();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => {
      // AuthenticationOk, then ReadyForQuery.
      socket.write(Buffer.concat([message('R', int32(0)), ready]));
      socket.on('data', (bytes) => void answer(session, socket, bytes));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await session.end();
    },
  };
}

async function answer(session: pg.Client, socket: Socket, bytes: Buffer): Promise<void> {
  if (bytes.toString('latin1', 0, 1) !== 'Q') return void socket.end();
  const text = bytes.toString('utf8', 5, bytes.length - 1);
  const { rows, fields } = await session.query<unknown[]>({ text, rowMode: 'array' });
  const columns = fields.map(({ name, dataTypeID }) =>
    Buffer.concat([Buffer.from(`${name}\0`), int32(0), int16(0), int32(dataTypeID), int16(-1), int32(-1), int16(0)]),
  );
  const records = rows.map((row) => {
    const values = row.map((value) => Buffer.from(String(value)));
    return message('D', int16(row.length), ...values.flatMap((value) => [int32(value.length), value]));
  });
  const description = fields.length > 0 ? [message('T', int16(fields.length), ...columns)] : [];
  socket.write(Buffer.concat([...description, ...records, message('C', Buffer.from('DONE\0')), ready]));
}

function message(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

const ready = message('Z', Buffer.from('I'));
