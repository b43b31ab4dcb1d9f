import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** What a device may do other than a good one. */
export type Odd = {
  origin?: string;
  host?: string;
  /** Without having recognised its owner. */
  unverified?: boolean;
  counter?: number;
};

/** The bits of authenticator data: the person is present, was recognised, and a key is attached. */
const flags = { present: 0x01, verified: 0x04, attached: 0x40 };

/** For tests: a device that makes one passkey (ES256) and signs with it, as WebAuthn describes. */
export class PasskeyDevice {
  readonly id = randomBytes(16);
  readonly #key: KeyObject;
  readonly #publicKey: Buffer;
  #counter = 0;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.#key = privateKey;
    // COSE: { 1: EC2, 3: ES256, -1: P-256, -2: x, -3: y }.
    const point = [Buffer.from([0x21]), bytes(Buffer.from(x, 'base64url')), Buffer.from([0x22])];
    const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]);
    this.#publicKey = Buffer.concat([head, ...point, bytes(Buffer.from(y, 'base64url'))]);
  }

  /** Answers a request for a new passkey. */
  make(challenge: string, odd: Odd = {}): string {
    const length = Buffer.from([0, this.id.length]);
    const attached = Buffer.concat([Buffer.alloc(16), length, this.id, this.#publicKey]);
    const data = Buffer.concat([this.#data(odd, flags.attached), attached]);
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      ...[text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData'), bytes(data)],
    ]);
    const clientDataJSON = clientData('webauthn.create', challenge, odd).toString('base64url');
    return this.#answer({ clientDataJSON, attestationObject: attestation.toString('base64url'), transports: ['usb'] });
  }

  /** Answers a request to sign in. */
  use(challenge: string, odd: Odd = {}): string {
    this.#counter = odd.counter ?? this.#counter + 1;
    const data = this.#data(odd, 0);
    const client = clientData('webauthn.get', challenge, odd);
    const signature = sign('sha256', Buffer.concat([data, createHash('sha256').update(client).digest()]), this.#key);
    return this.#answer({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
    });
  }

  #data({ host = 'localhost', unverified = false }: Odd, more: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter);
    const flag = Buffer.from([flags.present | (unverified ? 0 : flags.verified) | more]);
    return Buffer.concat([createHash('sha256').update(host).digest(), flag, counter]);
  }

  #answer(response: object): string {
    const id = this.id.toString('base64url');
    return JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response });
  }
}

function clientData(type: string, challenge: string, { origin = 'http://localhost:3000' }: Odd): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

/** A text of fewer than 24 bytes in CBOR. */
function text(value: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 | value.length]), Buffer.from(value)]);
}

/** A byte string of fewer than 65,536 bytes in CBOR. */
function bytes(value: Buffer): Buffer {
  const { length } = value;
  const head = length < 256 ? [0x58, length] : [0x59, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), value]);
}
