/** What a raw message (RFC 5322 with MIME) says to its reader. Attachments are passed over. */
export type ParsedMessage = { headers: [name: string, value: string][]; text: string; html: string };

/** Reads a raw message. Header values are unfolded and their encoded words (RFC 2047) decoded. */
export function parseMessage(raw: Buffer): ParsedMessage {
  const { headers, body } = split(raw.toString('latin1'));
  const found = { text: '', html: '' };
  collect(headers, body, found);
  return { headers: headers.map(([name, value]) => [name, decodeWords(value)]), ...found };
}

type Headers = [name: string, value: string][];

function split(entity: string): { headers: Headers; body: string } {
  const end = /\r?\n\r?\n/.exec(entity);
  const head = end === null ? entity : entity.slice(0, end.index);
  const body = end === null ? '' : entity.slice(end.index + end[0].length);
  const lines = head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const headers: Headers = [];
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return { headers, body };
}

function collect(headers: Headers, body: string, found: { text: string; html: string }): void {
  const type = header(headers, 'content-type') ?? 'text/plain';
  const boundary = parameter(type, 'boundary');
  if (/^multipart\//i.test(type) && boundary !== undefined) {
    for (const part of parts(body, boundary)) {
      const entity = split(part);
      collect(entity.headers, entity.body, found);
    }
    return;
  }
  if (/^attachment/i.test(header(headers, 'content-disposition') ?? '')) return;
  const content = decodeBody(body, header(headers, 'content-transfer-encoding') ?? '', parameter(type, 'charset'));
  if (/^text\/html/i.test(type)) found.html ||= content;
  else if (/^text\/plain/i.test(type)) found.text ||= content;
}

/** What stands between the boundary lines, without preamble and epilogue. */
function parts(body: string, boundary: string): string[] {
  const pieces = `\n${body}`.split(`\n--${boundary}`).slice(1);
  return pieces
    .filter((piece) => !piece.startsWith('--'))
    .map((piece) => piece.replace(/^[ \t]*\r?\n/, '').replace(/\r$/, ''));
}

function header(headers: Headers, name: string): string | undefined {
  return headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1];
}

function parameter(value: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(value);
  return match?.[1] ?? match?.[2];
}

function decodeBody(body: string, encoding: string, charset: string | undefined): string {
  const bytes =
    encoding.toLowerCase() === 'base64'
      ? Buffer.from(body, 'base64')
      : encoding.toLowerCase() === 'quoted-printable'
        ? quotedPrintable(body.replaceAll(/[ \t]*=\r?\n/g, ''))
        : Buffer.from(body, 'latin1');
  return decodeCharset(bytes, charset ?? 'utf-8');
}

function quotedPrintable(text: string): Buffer {
  const plain = text.replaceAll(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}

function decodeCharset(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}

function decodeWords(value: string): string {
  const joined = value.replaceAll(/(\?=)\s+(=\?)/g, '$1$2');
  const decoded = joined.replaceAll(
    /=\?([^?]+)\?([bq])\?([^?]*)\?=/gi,
    (_, charset: string, encoding: string, text: string) =>
      decodeCharset(
        encoding.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quotedPrintable(text.replaceAll('_', ' ')),
        charset,
      ),
  );
  return decoded === value ? Buffer.from(value, 'latin1').toString('utf8') : decoded;
}
