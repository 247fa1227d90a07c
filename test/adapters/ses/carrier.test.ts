import { Readable } from 'node:stream';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { describe, expect, test } from '@jest/globals';
import { displayName, sesCarrier } from '../../../functions/adapters/ses/carrier.ts';
import { MailRefused } from '../../../functions/domain/correspondence/refused.ts';
import type { Mail } from '../../../functions/domain/services.ts';

type Answer = { status: number; body: object; type?: string };
const taken: Answer = { status: 200, body: { MessageId: '0100abc-000000' } };
const refusal = (type: string, message: string, status = 400): Answer => ({ status, type, body: { message } });

/** Amazon SES on the wire: gives each answer in turn, the last one for ever, and keeps what it was asked. */
function ses(...answers: [Answer, ...Answer[]]) {
  const asked: { path: string; body: Record<string, unknown> }[] = [];
  const client = new SESv2Client({
    region: 'eu-west-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: {
      handle: async (request: { path: string; body: Uint8Array }) => {
        asked.push({ path: request.path, body: JSON.parse(new TextDecoder().decode(request.body)) });
        const { status, body, type } = answers[Math.min(asked.length, answers.length) - 1] ?? taken;
        return {
          response: {
            statusCode: status,
            headers: { 'content-type': 'application/json', ...(type !== undefined && { 'x-amzn-errortype': type }) },
            body: Readable.from([JSON.stringify(body)]),
          },
        };
      },
    },
  });
  const settings = { brand: { name: '灯笼电器', colour: '#1f6f5c' }, sender: 'care@desk.example.com' };
  return { asked, carrier: sesCarrier(client, { configurationSet: 'redress', settings }) };
}

const mail: Mail = {
  to: 'zhang@example.com',
  subject: '我们已收到您的投诉（CR-7KQ3-M2XT）',
  html: '<p>您好</p>',
  text: '您好',
  headers: { 'Auto-Submitted': 'auto-replied', References: '<CR-7KQ3-M2XT@desk.example.com>' },
  tags: { reference: 'CR-7KQ3-M2XT', mailId: '000001-acknowledgement-customer' },
};

describe('a mail handed to SES', () => {
  test('carries its parts, headers and tags, and names the brand as sender', async () => {
    const { asked, carrier } = ses(taken);
    await carrier.send(mail);
    expect(asked).toEqual([
      {
        path: '/v2/email/outbound-emails',
        body: {
          FromEmailAddress: '=?UTF-8?B?54Gv56y855S15Zmo?= <care@desk.example.com>',
          Destination: { ToAddresses: ['zhang@example.com'] },
          ReplyToAddresses: ['care@desk.example.com'],
          ConfigurationSetName: 'redress',
          EmailTags: [
            { Name: 'reference', Value: 'CR-7KQ3-M2XT' },
            { Name: 'mailId', Value: '000001-acknowledgement-customer' },
          ],
          Content: {
            Simple: {
              Subject: { Data: mail.subject, Charset: 'UTF-8' },
              Body: { Html: { Data: mail.html, Charset: 'UTF-8' }, Text: { Data: mail.text, Charset: 'UTF-8' } },
              Headers: [
                { Name: 'Auto-Submitted', Value: 'auto-replied' },
                { Name: 'References', Value: '<CR-7KQ3-M2XT@desk.example.com>' },
              ],
            },
          },
        },
      },
    ]);
  });

  test('is handed over again when SES was only asked too often', async () => {
    const { asked, carrier } = ses(refusal('TooManyRequestsException', 'Slow down', 429), taken);
    await carrier.send(mail);
    expect(asked).toHaveLength(2);
  });

  test('is not handed over twice when nobody knows whether SES took it', async () => {
    const { asked, carrier } = ses(refusal('InternalServiceErrorException', 'Oh', 500));
    await expect(carrier.send(mail)).rejects.toMatchObject({ name: 'InternalServiceErrorException' });
    expect(asked).toHaveLength(1);
  });
});

describe('a refusal', () => {
  test.each([
    refusal('MessageRejected', 'Email address is not verified: zhang@example.com'),
    refusal('BadRequestException', 'Missing final "@domain" in destination'),
  ])('about the reader is for good: %j', async (answer) => {
    await expect(ses(answer).carrier.send(mail)).rejects.toBeInstanceOf(MailRefused);
  });

  test.each([
    refusal('MessageRejected', 'Email address is not verified. Failed identities: care@desk.example.com'),
    refusal('BadRequestException', 'Invalid header name'),
    refusal('NotFoundException', 'Configuration set redress does not exist', 404),
    refusal('SendingPausedException', 'Sending is paused'),
    refusal('AccountSuspendedException', 'Suspended'),
    refusal('LimitExceededException', 'Daily quota exceeded'),
    refusal('MailFromDomainNotVerifiedException', 'MAIL FROM'),
  ])('about our own house is tried again and ends where the alarm is: %j', async (answer) => {
    const sending = ses(answer).carrier.send(mail);
    await expect(sending).rejects.toThrow();
    await expect(sending).rejects.not.toBeInstanceOf(MailRefused);
  });
});

describe('an address', () => {
  test('with an international domain is written in its ASCII form', async () => {
    const { asked, carrier } = ses(taken);
    await carrier.send({ ...mail, to: 'zhang@例子.测试' });
    expect(asked[0]?.body['Destination']).toEqual({ ToAddresses: ['zhang@xn--fsqu00a.xn--0zwm56d'] });
  });

  test.each([
    'zhang@example.com\r\nBcc: all@example.com',
    'a@b.com,c@d.com',
    '"a b"@example.com',
    '张三@example.com',
    'nobody',
    '<zhang@example.com>',
    'zhang@',
  ])('%j is refused before SES sees it', async (to) => {
    const { asked, carrier } = ses(taken);
    await expect(carrier.send({ ...mail, to })).rejects.toBeInstanceOf(MailRefused);
    expect(asked).toEqual([]);
  });
});

describe('a sender’s name', () => {
  test('in ASCII is quoted', () => {
    expect(displayName('Lantern "Care"')).toBe('"Lantern \\"Care\\""');
  });

  test('in other scripts becomes encoded words that are short enough and read the same', () => {
    const name = '灯笼电器（上海）有限公司客户服务中心投诉受理处 👩‍👩‍👧';
    const words = displayName(name).split(' ');
    expect(words.every((word) => word.length <= 75)).toBe(true);
    const decoded = words.map((word) => Buffer.from(word.slice(10, -2), 'base64').toString('utf8')).join('');
    expect(decoded).toBe(name);
  });

  test('cannot break out of its header', () => {
    expect(displayName('灯\r\nBcc: all@example.com')).not.toMatch(/[\r\n]/);
    expect(displayName('A\r\nBcc: all@example.com')).not.toMatch(/[\r\n]/);
  });
});
