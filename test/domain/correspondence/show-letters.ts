/** Writes every letter to .redress/mails/, to be looked at in a browser: `node test/domain/correspondence/show-letters.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { everyLetter } from './every-letter.ts';

const folder = new URL('../../../.redress/mails/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const { name, subject, html, text } of everyLetter()) {
  writeFileSync(new URL(`${name}.html`, folder), html);
  writeFileSync(new URL(`${name}.txt`, folder), `Subject: ${subject}\n\n${text}`);
}
