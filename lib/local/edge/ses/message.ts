import { AwsError, isObject, type JsonObject, listMember, stringList, stringMember } from '../protocol.ts';
import { parseAddress } from './address.ts';
import { parseMessage } from './mime.ts';

/** What a SendEmail request asks for, checked as SES checks it. `headers` are the client's own, in order. */
export type Submission = {
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string[];
  subject: string;
  text: string;
  html: string;
  headers: [name: string, value: string][];
  tags: [name: string, value: string][];
  configurationSet?: string;
};

/** SES writes these itself; with Simple content a client that sets one is refused. */
const ownHeaders = [
  'bcc',
  'cc',
  'content-disposition',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'reply-to',
  'return-path',
  'subject',
  'to',
];
const maxHeaders = 15;
const maxRecipients = 50;

/** @throws AwsError with SES's error code and a sentence that names what is wrong. */
export function readSubmission(input: JsonObject): Submission {
  const destination = object(input, 'Destination');
  const content = object(input, 'Content') ?? {};
  const addressed = {
    to: stringList(destination ?? {}, 'ToAddresses'),
    cc: stringList(destination ?? {}, 'CcAddresses'),
    bcc: stringList(destination ?? {}, 'BccAddresses'),
    replyTo: stringList(input, 'ReplyToAddresses'),
  };
  const tags = readTags(input);
  const configurationSet = input['ConfigurationSetName'];
  const shared = { tags, ...(typeof configurationSet === 'string' ? { configurationSet } : {}) };
  const simple = object(content, 'Simple');
  const raw = object(content, 'Raw');
  if ((simple === undefined) === (raw === undefined)) {
    throw refuse('Content must have exactly one of Simple, Raw or Template; Template is not known here.');
  }
  const submission =
    simple === undefined
      ? { ...readRaw(input, raw ?? {}, addressed), ...shared }
      : { ...readSimple(input, simple), ...addressed, ...shared };
  checkAddresses(submission);
  return submission;
}

function readSimple(input: JsonObject, simple: JsonObject) {
  const body = object(simple, 'Body') ?? {};
  const subject = data(simple, 'Subject');
  if (subject === undefined) throw refuse("Value at 'content.simple.subject' must not be null");
  if (/[\r\n]/.test(subject)) throw refuse('Subject contains a line break.');
  const text = data(body, 'Text');
  const html = data(body, 'Html');
  if (text === undefined && html === undefined) throw refuse('Body must have at least one of Text and Html.');
  return {
    from: stringMember(input, 'FromEmailAddress'),
    subject,
    text: text ?? '',
    html: html ?? '',
    headers: readHeaders(simple),
  };
}

function readRaw(
  input: JsonObject,
  raw: JsonObject,
  addressed: Pick<Submission, 'to' | 'cc' | 'bcc' | 'replyTo'>,
): Omit<Submission, 'tags' | 'configurationSet'> {
  const { headers, text, html } = parseMessage(Buffer.from(stringMember(raw, 'Data'), 'base64'));
  const first = (name: string) => headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1];
  const named = (name: string) => splitAddresses(first(name) ?? '');
  const envelope = [...addressed.to, ...addressed.cc, ...addressed.bcc];
  const shown = { to: named('to'), cc: named('cc') };
  const from = typeof input['FromEmailAddress'] === 'string' ? input['FromEmailAddress'] : (first('from') ?? '');
  return {
    from,
    ...(envelope.length === 0 ? { ...shown, bcc: named('bcc') } : addressed),
    replyTo: named('reply-to'),
    subject: first('subject') ?? '',
    text,
    html,
    headers: headers.filter(([name]) => !ownHeaders.includes(name.toLowerCase())),
  };
}

function readHeaders(simple: JsonObject): [string, string][] {
  const headers = listMember(simple, 'Headers').map((entry): [string, string] => {
    if (!isObject(entry)) throw refuse('Headers must be a list of names and values.');
    return [stringMember(entry, 'Name'), stringMember(entry, 'Value')];
  });
  if (headers.length > maxHeaders) throw refuse(`Headers must have at most ${maxHeaders} entries.`);
  const seen = new Set<string>();
  for (const [name, value] of headers) {
    if (!/^[!-9;-@A-~]{1,126}$/.test(name)) throw refuse(`Invalid header name <${printable(name)}>.`);
    if (!/^[ -~]{1,870}$/.test(value)) {
      throw refuse(`Invalid value of header <${name}>: 1 to 870 printable ASCII characters are allowed.`);
    }
    if (ownHeaders.includes(name.toLowerCase())) throw refuse(`Header <${name}> is not allowed: SES sets it.`);
    if (seen.has(name.toLowerCase())) throw refuse(`Duplicate header <${name}>.`);
    seen.add(name.toLowerCase());
  }
  return headers;
}

function readTags(input: JsonObject): [string, string][] {
  const seen = new Set<string>();
  return listMember(input, 'EmailTags').map((entry): [string, string] => {
    if (!isObject(entry)) throw refuse('EmailTags must be a list of names and values.');
    const name = stringMember(entry, 'Name');
    const value = stringMember(entry, 'Value');
    if (!/^[A-Za-z0-9_-]{1,256}$/.test(name)) {
      throw refuse(
        `Invalid tag name <${printable(name)}>: only alphanumeric ASCII characters, '_' and '-' are allowed.`,
      );
    }
    if (!/^[A-Za-z0-9_.@-]{1,256}$/.test(value)) {
      throw refuse(
        `Invalid tag value <${printable(value)}>: only alphanumeric ASCII characters, '_', '-', '.' and '@' are allowed.`,
      );
    }
    if (seen.has(name)) throw refuse(`Duplicate tag <${name}>.`);
    seen.add(name);
    return [name, value];
  });
}

function checkAddresses(submission: Submission): void {
  const recipients = [...submission.to, ...submission.cc, ...submission.bcc];
  if (recipients.length === 0) throw refuse('At least one recipient must be specified.');
  if (recipients.length > maxRecipients) throw refuse(`Recipient count exceeds ${maxRecipients}.`);
  for (const address of [submission.from, ...recipients, ...submission.replyTo]) parseAddress(address);
}

/** Splits on commas outside quotes and angle brackets. */
function splitAddresses(written: string): string[] {
  return (written.match(/(?:"(?:[^"\\]|\\.)*"|<[^>]*>|[^,"<])+/g) ?? []).map((one) => one.trim()).filter(Boolean);
}

function data(holder: JsonObject, name: string): string | undefined {
  const member = object(holder, name);
  return member === undefined ? undefined : stringMember(member, 'Data');
}

function object(holder: JsonObject, name: string): JsonObject | undefined {
  const value = holder[name];
  if (value === undefined || value === null) return undefined;
  if (isObject(value)) return value;
  throw new AwsError('SerializationException', `Expected structure for member '${name}'.`);
}

function printable(value: string): string {
  return value.replaceAll(/[^ -~]/g, '?').slice(0, 80);
}

function refuse(sentence: string): AwsError {
  return new AwsError('BadRequestException', sentence);
}
