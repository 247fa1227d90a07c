import { AwsError } from '../protocol.ts';

/**
 * The bare address of `name@domain` or `Display name <name@domain>`, judged as SES judges it.
 * @throws AwsError BadRequestException with SES's sentence for what is wrong.
 */
export function parseAddress(written: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(written)) throw refuse('Address contains control characters');
  const bare = addressSpec(written.trim());
  const at = bare.lastIndexOf('@');
  if (at < 1 || at === bare.length - 1) throw refuse("Missing final '@domain'");
  const local = bare.slice(0, at);
  const domain = bare.slice(at + 1);
  checkLocal(local);
  checkDomain(domain);
  return bare;
}

/** `example.com` of `name@example.com`, in lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

function addressSpec(written: string): string {
  const open = written.lastIndexOf('<');
  if (open < 0) {
    if (written.includes('>')) throw refuse('Illegal address');
    return written;
  }
  if (!written.endsWith('>')) throw refuse("Missing '>'");
  const display = written.slice(0, open).trim();
  const quoted = /^"(?:[^"\\]|\\.)*"$/.test(display);
  if (!quoted && /[<>@,;:"()[\]\\]/.test(display.replaceAll(/=\?[^?]+\?[bq]\?[^?]*\?=/gi, ''))) {
    throw refuse('Illegal address');
  }
  return written.slice(open + 1, -1).trim();
}

function checkLocal(local: string): void {
  const quoted = /^"(?:[^"\\]|\\.)*"$/.test(local);
  if (!quoted && /\s/.test(local)) throw refuse('Local address contains control or whitespace');
  // oxlint-disable-next-line no-control-regex -- anything beyond ASCII is refused
  if (/[^\u0000-\u007f]/.test(local)) throw refuse('Local address contains illegal character');
  if (!quoted && /[<>@,;:"()[\]\\]/.test(local)) throw refuse('Illegal address');
  if (!quoted && /^\.|\.$|\.\./.test(local)) throw refuse('Local address starts with, ends with or repeats a dot');
  if (local.length > 64) throw refuse('Local address is longer than 64 characters');
}

function checkDomain(domain: string): void {
  if (domain.includes('..')) throw refuse('Domain contains dot-dot');
  if (domain.startsWith('.')) throw refuse('Domain starts with dot');
  if (domain.endsWith('.')) throw refuse('Domain ends with dot');
  if (!/^[a-z0-9.-]+$/i.test(domain)) throw refuse('Domain contains illegal character');
  if (/(^|\.)-|-(\.|$)/.test(domain) || domain.length > 255) throw refuse('Illegal domain');
}

function refuse(sentence: string): AwsError {
  return new AwsError('BadRequestException', sentence);
}
