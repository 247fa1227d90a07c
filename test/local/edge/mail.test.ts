import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SendEmailCommand, type SendEmailCommandInput, SESv2Client } from '@aws-sdk/client-sesv2';
import { DatabaseSync } from 'node:sqlite';
import { Buses } from '../../../lib/local/bus.ts';
import { defaultBus } from '../../../lib/local/edge-options.ts';
import { inputRuleOf } from '../../../lib/local/input.ts';
import { Journal } from '../../../lib/local/journal.ts';
import { Queues } from '../../../lib/local/queue-store.ts';
import { openEdge } from './edge-at-work.ts';

let desk: Awaited<ReturnType<typeof openEdge>>;
let ses: SESv2Client;
beforeEach(async () => {
  desk = await openEdge();
  ses = new SESv2Client(desk.client);
});
afterEach(() => desk.close());

const mailTo = (to: string, more: Partial<SendEmailCommandInput> = {}): SendEmailCommandInput => ({
  FromEmailAddress: '"Redress" <care@example.com>',
  Destination: { ToAddresses: [to] },
  Content: {
    Simple: {
      Subject: { Data: '我们收到了您的投诉' },
      Body: { Text: { Data: '您好' }, Html: { Data: '<p>您好</p>' } },
      Headers: [{ Name: 'Auto-Submitted', Value: 'auto-replied' }],
    },
  },
  ...more,
});
const withHeader = (Name: string, Value: string): Partial<SendEmailCommandInput> => ({
  Content: { Simple: { Subject: { Data: 'x' }, Body: { Text: { Data: 'x' } }, Headers: [{ Name, Value }] } },
});
const mailbox = async (query = '') => {
  const response = await fetch(`${desk.origin}/_local/mail.json${query}`);
  expect(response.status).toBe(200);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the contract that the issue states
  return (await response.json()) as {
    to: string;
    subject: string;
    text: string;
    html: string;
    sentAt: string;
    headers: Record<string, string>;
  }[];
};

describe('A mail that the desk sends', () => {
  test('is in the mailbox as soon as SES has taken it, with what SES itself writes', async () => {
    const { MessageId } = await ses.send(new SendEmailCommand(mailTo('li@example.org')));
    expect(MessageId).toMatch(/^0107[0-9a-f]{12}-[0-9a-f-]{36}-000000$/);
    expect(await mailbox()).toEqual([
      {
        to: 'li@example.org',
        subject: '我们收到了您的投诉',
        text: '您好',
        html: '<p>您好</p>',
        sentAt: '2026-03-01T08:00:00.000Z',
        headers: {
          'Message-ID': `<${MessageId}@eu-central-1.amazonses.com>`,
          Date: 'Sun, 01 Mar 2026 08:00:00 +0000',
          From: '"Redress" <care@example.com>',
          To: 'li@example.org',
          Subject: '我们收到了您的投诉',
          'MIME-Version': '1.0',
          'Auto-Submitted': 'auto-replied',
        },
      },
    ]);
  });

  test('is found by its recipient, and the mailbox is in the order of sending', async () => {
    for (const to of ['a@example.org', 'aa@example.org', 'A@example.org']) {
      await ses.send(new SendEmailCommand(mailTo(to)));
    }
    expect((await mailbox()).map(({ to }) => to)).toEqual(['a@example.org', 'aa@example.org', 'A@example.org']);
    expect((await mailbox('?to=a@example.org')).map(({ to }) => to)).toEqual(['a@example.org', 'A@example.org']);
  });

  test('outlives a restart of the machine', async () => {
    await ses.send(new SendEmailCommand(mailTo('li@example.org')));
    const again = await openEdge({ database: desk.database });
    expect(await (await fetch(`${again.origin}/_local/mail.json`)).json()).toHaveLength(1);
    await again.close();
  });

  test('is one of two hundred sent at once, and none is lost', async () => {
    const sent = await Promise.all(
      Array.from({ length: 200 }, (_, index) => ses.send(new SendEmailCommand(mailTo(`c${index}@example.org`)))),
    );
    expect(new Set(sent.map(({ MessageId }) => MessageId)).size).toBe(200);
    expect(await mailbox()).toHaveLength(200);
  });

  test('is not taken when it cannot be kept', async () => {
    const closed = new DatabaseSync(':memory:');
    const broken = await openEdge({ database: closed });
    closed.exec('DROP TABLE edge_mail');
    await expect(
      new SESv2Client(broken.client).send(new SendEmailCommand(mailTo('li@example.org'))),
    ).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
    await broken.close();
  });

  test('may be raw: what the reader sees is decoded and SES puts its own Message-ID', async () => {
    const raw = [
      'From: Redress <care@example.com>',
      'To: Li <li@example.org>, =?UTF-8?B?546L?= <wang@example.org>',
      'Subject: =?UTF-8?B?5oqV6K+J?= =?UTF-8?Q?_receipt?=',
      'Message-ID: <mine@example.com>',
      'In-Reply-To: <earlier@example.com>',
      'Content-Type: multipart/alternative; boundary="b1"',
      '',
      '--b1',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '=E6=82=A8=E5=A5=BD, soft=',
      ' break',
      '--b1',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('<p>您好</p>').toString('base64'),
      '--b1--',
      '',
    ].join('\r\n');
    const { MessageId } = await ses.send(new SendEmailCommand({ Content: { Raw: { Data: Buffer.from(raw) } } }));
    const [mail] = await mailbox();
    expect(mail).toMatchObject({
      to: 'li@example.org, wang@example.org',
      subject: '投诉 receipt',
      text: '您好, soft break',
      html: '<p>您好</p>',
    });
    expect(mail?.headers['Message-ID']).toBe(`<${MessageId}@eu-central-1.amazonses.com>`);
    expect(mail?.headers['In-Reply-To']).toBe('<earlier@example.com>');
  });
});

describe('SES refuses', () => {
  test.each([
    ['an address without a domain', mailTo('li'), "Missing final '@domain'"],
    ['an address with a line break', mailTo('li@example.org\r\nBcc: all@example.org'), 'control characters'],
    ['an address with two dots in its domain', mailTo('li@example..org'), 'Domain contains dot-dot'],
    ['an address of another script', mailTo('李@example.org'), 'Local address contains illegal character'],
    ['an address that is two', mailTo('a@example.org,b@example.org'), 'Illegal address'],
    ['nobody as recipient', mailTo('', { Destination: {} }), 'At least one recipient'],
    [
      '51 recipients',
      mailTo('', { Destination: { BccAddresses: Array.from({ length: 51 }, (_, n) => `c${n}@example.org`) } }),
      'Recipient count exceeds 50.',
    ],
    ['a header value with a line break', mailTo('li@example.org', withHeader('X-A', 'b\r\nBcc: x@y.org')), '<X-A>'],
    ['a header name with a colon', mailTo('li@example.org', withHeader('X:A', 'b')), '<X:A>'],
    ['a header that SES writes itself', mailTo('li@example.org', withHeader('Message-ID', '<a@b>')), 'SES sets it'],
    ['a tag value with a blank', mailTo('li@example.org', { EmailTags: [{ Name: 'a', Value: 'b c' }] }), '<b c>'],
    ['no content', mailTo('li@example.org', { Content: {} }), 'exactly one'],
  ])('%s', async (_, input, sentence) => {
    await expect(ses.send(new SendEmailCommand(input))).rejects.toMatchObject({
      name: 'BadRequestException',
      message: expect.stringContaining(sentence),
      $metadata: { httpStatusCode: 400 },
    });
    expect(await mailbox()).toEqual([]);
  });

  test('a sender that was never verified', async () => {
    await expect(
      ses.send(new SendEmailCommand(mailTo('li@example.org', { FromEmailAddress: 'care@elsewhere.example' }))),
    ).rejects.toMatchObject({ name: 'MessageRejected' });
  });

  test('a configuration set that the template does not have', async () => {
    await expect(
      ses.send(new SendEmailCommand(mailTo('li@example.org', { ConfigurationSetName: 'other' }))),
    ).rejects.toMatchObject({ name: 'NotFoundException', $metadata: { httpStatusCode: 404 } });
  });
});

const tagged = {
  ConfigurationSetName: 'desk',
  EmailTags: [
    { Name: 'reference', Value: 'CR-7KQ3-M2XT' },
    { Name: 'mailId', Value: 'acknowledgement' },
  ],
};

describe('SES’s mailbox simulator', () => {
  test('bounces a mail, and the event says which mail of which case it was', async () => {
    const { MessageId } = await ses.send(new SendEmailCommand(mailTo('bounce@simulator.amazonses.com', tagged)));
    expect(desk.busEvents).toMatchObject([
      {
        source: 'aws.ses',
        detailType: 'Email Bounced',
        detail: {
          eventType: 'Bounce',
          bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'bounce@simulator.amazonses.com' }] },
          mail: { messageId: MessageId, tags: { reference: ['CR-7KQ3-M2XT'], mailId: ['acknowledgement'] } },
        },
      },
    ]);
  });

  test('complains about a mail', async () => {
    await ses.send(new SendEmailCommand(mailTo('complaint+1@simulator.amazonses.com', tagged)));
    expect(desk.busEvents).toMatchObject([
      { detailType: 'Email Complaint Received', detail: { complaint: { complaintFeedbackType: 'abuse' } } },
    ]);
  });

  test('says nothing of a delivered mail, nor of one whose configuration set reports to nobody', async () => {
    await ses.send(new SendEmailCommand(mailTo('success@simulator.amazonses.com', tagged)));
    await ses.send(new SendEmailCommand(mailTo('bounce@simulator.amazonses.com')));
    expect(desk.busEvents).toEqual([]);
    // Nobody reads what is sent to `success`: it fills no mailbox.
    expect((await mailbox()).map(({ to }) => to)).toEqual(['bounce@simulator.amazonses.com']);
  });
});

describe('SES’s report of a mail that it took', () => {
  const reporting = [{ name: 'desk', eventTypes: ['SEND', 'BOUNCE'] }];

  test('says which mail of which case it was, when, to whom, and what the reader’s Message-ID is made of', async () => {
    const told = await openEdge({ configurationSets: reporting });
    const { MessageId } = await new SESv2Client(told.client).send(
      new SendEmailCommand(mailTo('li@example.org', tagged)),
    );
    expect(told.busEvents).toMatchObject([
      {
        source: 'aws.ses',
        detailType: 'Email Sent',
        time: '2026-03-01T08:00:00.000Z',
        detail: {
          eventType: 'Send',
          send: {},
          mail: {
            timestamp: '2026-03-01T08:00:00.000Z',
            messageId: MessageId,
            destination: ['li@example.org'],
            tags: { 'ses:configuration-set': ['desk'], reference: ['CR-7KQ3-M2XT'], mailId: ['acknowledgement'] },
          },
        },
      },
    ]);
    await told.close();
  });

  test('comes for a mail that then bounces as well', async () => {
    const told = await openEdge({ configurationSets: reporting });
    await new SESv2Client(told.client).send(new SendEmailCommand(mailTo('bounce@simulator.amazonses.com', tagged)));
    expect(told.busEvents.map(({ detailType }) => detailType)).toEqual(['Email Sent', 'Email Bounced']);
    await told.close();
  });

  test.each([
    ['the report cannot be stored, the mail is not taken', 'queue_messages'],
    ['the mail cannot be stored, nothing is reported', 'edge_mail'],
  ])('stands or falls with the mail: when %s', async (_, table) => {
    const journal = new Journal(':memory:');
    const queues = new Queues(journal);
    const queue = queues.open({ name: 'q', arn: 'q', visibilityMilliseconds: 1, delayMilliseconds: 0 });
    const buses = new Buses([], { region: 'eu-central-1', accountId: '000000000000' });
    const target = { input: inputRuleOf({}), deliver: async (body: string) => queue.send(body) };
    buses.addRule(undefined, { source: ['aws.ses'] }, [target]);
    const machine = await openEdge({
      configurationSets: reporting,
      database: journal.database,
      write: async (write) => journal.write(write),
      putDefaultBusEvent: defaultBus(buses),
    });
    const client = new SESv2Client(machine.client);
    const send = async () => client.send(new SendEmailCommand(mailTo('li@example.org', tagged)));
    const rows = () =>
      ['edge_mail', 'queue_messages'].map((name) => journal.database.prepare(`SELECT * FROM ${name}`).all().length);
    await send();
    expect(rows()).toEqual([1, 1]);
    journal.database.exec(`ALTER TABLE ${table} RENAME TO away`);
    await expect(send()).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
    journal.database.exec(`ALTER TABLE away RENAME TO ${table}`);
    expect(rows()).toEqual([1, 1]);
    expect(queue.visibleCount).toBe(1);
    await machine.close();
    queues.close();
    journal.close();
  });
});
