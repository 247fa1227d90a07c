import { describe, expect, test } from '@jest/globals';
import { readFeedback } from '../../../functions/adapters/ses/feedback.ts';

const tags = {
  'ses:configuration-set': ['redress'],
  reference: ['CR-7KQ3-M2XT'],
  mailId: ['000004-reply-customer'],
};

/** An event as SES puts it on the default bus, after AWS's published example. */
const event = (detailType: string, detail: object, tagged: object = tags, region = 'eu-west-1'): string =>
  JSON.stringify({
    version: '0',
    id: '12a18625-3ced-4f2b-8a0b-2d0d4c8b3a5f',
    'detail-type': detailType,
    source: 'aws.ses',
    account: '123456789012',
    time: '2026-11-21T04:00:42Z',
    region,
    resources: ['arn:aws:ses:eu-west-1:123456789012:configuration-set/redress'],
    detail: {
      mail: {
        timestamp: '2026-11-21T04:00:02.012Z',
        source: 'Lantern <care@example.com>',
        sendingAccountId: '123456789012',
        messageId: '0100abc-000000',
        destination: ['zhang@example.com'],
        headersTruncated: false,
        headers: [],
        commonHeaders: { from: ['care@example.com'], to: ['zhang@example.com'], subject: 'Hello' },
        tags: tagged,
      },
      ...detail,
    },
  });

const bounce = (bounceType: string) => ({
  eventType: 'Bounce',
  bounce: {
    bounceType,
    bounceSubType: 'General',
    bouncedRecipients: [
      {
        emailAddress: 'zhang@example.com',
        action: 'failed',
        status: '5.1.1',
        diagnosticCode: 'smtp; 550 5.1.1 user unknown',
      },
    ],
    timestamp: '2026-11-21T04:00:42.669Z',
    feedbackId: '0100-1',
    reportingMTA: 'dsn; mta.example.com',
  },
});

describe('what SES says about a mail', () => {
  test.each([
    ['eu-west-1', '<0100abc-000000@eu-west-1.amazonses.com>'],
    ['us-east-1', '<0100abc-000000@email.amazonses.com>'],
  ])('sent from %s: when, and under the Message-ID that the reader sees, %s', (region, messageId) => {
    expect(readFeedback(event('Email Sent', { eventType: 'Send', send: {} }, tags, region))).toEqual({
      reference: 'CR-7KQ3-M2XT',
      sent: { mailId: '000004-reply-customer', messageId, at: '2026-11-21T04:00:02.012Z' },
    });
  });

  test.each([
    ['Permanent', 'permanent'],
    ['Transient', 'transient'],
    ['Undetermined', 'transient'],
  ])('a %s bounce is %s, with the mail server’s words', (type, kind) => {
    expect(readFeedback(event('Email Bounced', bounce(type)))).toEqual({
      reference: 'CR-7KQ3-M2XT',
      bounce: {
        mailId: '000004-reply-customer',
        bounce: kind,
        detail: `${type}, General, smtp; 550 5.1.1 user unknown`,
      },
    });
  });

  test('a complaint about our mail is one, with or without its type', () => {
    const complaint = { complainedRecipients: [{ emailAddress: 'zhang@example.com' }], feedbackId: '1' };
    const typed = { eventType: 'Complaint', complaint: { ...complaint, complaintFeedbackType: 'abuse' } };
    const untyped = { eventType: 'Complaint', complaint: { ...complaint, complaintFeedbackType: null } };
    expect(readFeedback(event('Email Complaint Received', typed))).toMatchObject({
      bounce: { bounce: 'complaint', detail: 'Complaint, abuse' },
    });
    expect(readFeedback(event('Email Complaint Received', untyped))).toMatchObject({ bounce: { detail: 'Complaint' } });
  });

  test('a rejection is permanent', () => {
    const rejected = { eventType: 'Reject', reject: { reason: 'Bad content' } };
    expect(readFeedback(event('Email Rejected', rejected))).toMatchObject({
      bounce: { bounce: 'permanent', detail: 'Rejected, Bad content' },
    });
  });

  test('about a mail that is not about a case is left alone', () => {
    expect(
      readFeedback(event('Email Bounced', bounce('Permanent'), { 'ses:configuration-set': ['other'] })),
    ).toBeUndefined();
  });

  test.each(['{}', 'null', '{"detail":{"mail":{}}}', 'not json'])('%s is no such event', (body) => {
    expect(() => readFeedback(body)).toThrow();
  });

  test('of another type is refused, so that a wrong rule is seen', () => {
    expect(() => readFeedback(event('Email Delivered', { eventType: 'Delivery', delivery: {} }))).toThrow(
      'does not say',
    );
  });
});
