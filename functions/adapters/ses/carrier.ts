import { setTimeout as pause } from 'node:timers/promises';
import { domainToASCII } from 'node:url';
import {
  BadRequestException,
  LimitExceededException,
  MessageRejected,
  SendEmailCommand,
  type SESv2Client,
  SESv2ServiceException,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2';
import { MailRefused } from '../../domain/correspondence/refused.ts';
import type { Mail, MailCarrier, Settings } from '../../domain/services.ts';

/** Tries when SES says that it is asked too often: then, and only then, it is sure that nothing was sent. */
const mostAttempts = 4;
const firstPauseMilliseconds = 200;

/**
 * Sends mail through Amazon SES. Give it a client with `maxAttempts: 1`: after a time-out SES may have taken the mail,
 * and a silent retry within the SDK would send a second one. The queue's retry comes through the mail log instead.
 *
 * @throws MailRefused when this reader can never get this mail; SES's own error when another try may help
 */
export function sesCarrier(
  client: SESv2Client,
  { configurationSet, settings }: { configurationSet: string; settings: Pick<Settings, 'brand' | 'sender'> },
): MailCarrier {
  return {
    async send(mail) {
      const command = commandFor(mail, configurationSet, settings);
      for (let attempt = 1; ; attempt += 1) {
        try {
          await client.send(command);
          return;
        } catch (error) {
          if (!(await askedTooOften(error)) || attempt === mostAttempts)
            throw refusalIn(error, settings.sender) ?? error;
          await pause(firstPauseMilliseconds * 2 ** (attempt - 1));
        }
      }
    },
  };
}

function commandFor(
  mail: Mail,
  configurationSet: string,
  { brand, sender }: Pick<Settings, 'brand' | 'sender'>,
): SendEmailCommand {
  return new SendEmailCommand({
    FromEmailAddress: `${displayName(brand.name)} <${deliverable(sender)}>`,
    Destination: { ToAddresses: [deliverable(mail.to)] },
    ReplyToAddresses: [deliverable(sender)],
    ConfigurationSetName: configurationSet,
    EmailTags: [
      { Name: 'reference', Value: mail.tags.reference },
      { Name: 'mailId', Value: mail.tags.mailId },
    ],
    Content: {
      Simple: {
        Subject: { Data: mail.subject, Charset: 'UTF-8' },
        Body: {
          Html: { Data: mail.html, Charset: 'UTF-8' },
          Text: { Data: mail.text, Charset: 'UTF-8' },
        },
        Headers: Object.entries(mail.headers).map(([Name, Value]) => ({ Name, Value })),
      },
    },
  });
}

/**
 * The address as SES takes it: an international domain in its ASCII form; SES has no way to write to an international
 * mailbox name. Whatever could end the address and begin another header or recipient is refused.
 */
function deliverable(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = domainToASCII(address.slice(at + 1));
  const mailbox = address.slice(0, Math.max(at, 0));
  if (domain === '' || !/^[\x21-\x7e]+$/.test(mailbox) || /[\s,;:<>()[\]\\"]/.test(mailbox)) {
    throw new MailRefused('Amazon SES cannot write to this address.');
  }
  return `${mailbox}@${domain}`;
}

/** A name before an address: quoted when it is ASCII, else as encoded words (RFC 2047) of at most 75 characters. */
export function displayName(name: string): string {
  if (/^[\x20-\x7e]*$/.test(name)) return `"${name.replace(/["\\]/g, '\\$&')}"`;
  const words: string[] = [];
  let word = '';
  for (const letter of name.replace(/\p{Cc}+/gu, ' ')) {
    if (Buffer.byteLength(word + letter) > 45) {
      words.push(word);
      word = '';
    }
    word += letter;
  }
  return [...words, word].map((part) => `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`).join(' ');
}

const throttles = new Set(['ThrottlingException', 'Throttling', 'TooManyRequestsException']);

async function askedTooOften(error: unknown): Promise<boolean> {
  return (
    error instanceof TooManyRequestsException || (error instanceof SESv2ServiceException && throttles.has(error.name))
  );
}

/**
 * A refusal for good, or undefined when it is not sure to be one. What SES says about the sender or the sending
 * account is ours to mend: it must land in the dead-letter queue, where an alarm is, and be redriven.
 */
function refusalIn(error: unknown, sender: string): MailRefused | undefined {
  if (error instanceof LimitExceededException) return undefined;
  const refused = error instanceof MessageRejected;
  const badAddress =
    error instanceof BadRequestException && /address|domain|recipient|destination|local part/i.test(error.message);
  if (!refused && !badAddress) return undefined;
  const domain = sender.slice(sender.lastIndexOf('@') + 1);
  return error.message.includes(sender) || error.message.includes(domain)
    ? undefined
    : new MailRefused(error.message, { cause: error });
}
