import { crc32, deflateSync } from 'node:zlib';
import type { Chance } from './chance.ts';

const width = 320;
const height = 240;

/** A picture as customers send them, only plainer: some colours and a stain (PNG, a few kilobytes). */
export function photoOf(chance: Chance): Buffer {
  const tint = [chance.whole(60, 220), chance.whole(60, 220), chance.whole(60, 220)];
  const stain = { x: chance.whole(60, 260), y: chance.whole(50, 190), r: chance.whole(15, 45) };
  // Each row begins with its filter, which is none.
  const pixels = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isStain = Math.hypot(x - stain.x, y - stain.y) < stain.r;
      const light = isStain ? 0.25 : 0.6 + (0.4 * (x + y)) / (width + height);
      for (const [channel, value] of tint.entries()) {
        pixels[y * (1 + width * 3) + 1 + x * 3 + channel] = Math.round(value * light);
      }
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits, red green blue
  header.set([8, 2], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
