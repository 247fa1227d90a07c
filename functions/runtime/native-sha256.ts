import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';

type Source = string | ArrayBuffer | ArrayBufferView;

/**
 * Stands in for `@smithy/core/checksum` in the bundles (see lib/bundle.ts): of what is there, the SDK signs requests
 * with SHA-256 by Node's own crypto, and carries a second one in JavaScript for machines where Node has none.
 */
export class Sha256 {
  readonly digestLength = 32;
  readonly #secret: Source | undefined;
  #hash: Hash | Hmac;
  #finished = false;

  constructor(secret?: Source) {
    this.#secret = secret;
    this.#hash = begin(secret);
  }

  update(data: Uint8Array): void {
    if (this.#finished) throw new Error('Attempted to update an already finished hash.');
    this.#hash.update(data);
  }

  /** A plain hash may go on after it; one with a key is finished. */
  async digest(): Promise<Uint8Array> {
    if ('copy' in this.#hash) return new Uint8Array(this.#hash.copy().digest());
    this.#finished = true;
    return new Uint8Array(this.#hash.digest());
  }

  reset(): void {
    this.#hash = begin(this.#secret);
    this.#finished = false;
  }
}

// An empty key is none, as in the original.
const begin = (secret: Source | undefined): Hash | Hmac =>
  secret ? createHmac('sha256', typeof secret === 'string' ? secret : bytesOf(secret)) : createHash('sha256');

const bytesOf = (data: ArrayBuffer | ArrayBufferView): Uint8Array =>
  ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);
