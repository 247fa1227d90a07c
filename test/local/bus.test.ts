import { beforeEach, describe, expect, test } from '@jest/globals';
import { Buses } from '../../lib/local/bus.ts';
import { inputRuleOf } from '../../lib/local/input.ts';

const place = { region: 'us-east-1', accountId: '000000000000' };
const whole = inputRuleOf({});
let buses: Buses;
let heard: string[];

const listen = (input = whole) => [{ input, deliver: async (body: string) => heard.push(body) }];
const event = (detail: object) => ({
  Source: 'desk',
  DetailType: 'Opened',
  Detail: JSON.stringify(detail),
  EventBusName: 'desk',
});

beforeEach(() => {
  heard = [];
  buses = new Buses(['desk'], place);
});

describe('an event on the bus', () => {
  test('reaches everybody whose rule it fits, in the form that EventBridge gives it', async () => {
    buses.addRule('desk', { source: ['desk'] }, listen());
    buses.addRule('arn:aws:events:us-east-1:000000000000:event-bus/desk', { detail: { level: ['urgent'] } }, listen());
    buses.addRule('desk', { detail: { level: ['general'] } }, listen());
    buses.addRule(undefined, { source: ['desk'] }, listen());
    const results = await buses.put([{ ...event({ level: 'urgent' }), Resources: ['r'], Time: 1_700_000_000 }]);
    expect(heard).toHaveLength(2);
    expect(new Set(heard).size).toBe(1);
    expect(JSON.parse(heard[0] ?? '')).toEqual({
      version: '0',
      id: (results as { EventId: string }[])[0]?.EventId,
      'detail-type': 'Opened',
      source: 'desk',
      account: '000000000000',
      time: '2023-11-14T22:13:20Z',
      region: 'us-east-1',
      resources: ['r'],
      detail: { level: 'urgent' },
    });
  });

  test('is refused alone when something in it is missing or broken; the others go through', async () => {
    buses.addRule('desk', { source: ['desk'] }, listen());
    const results = await buses.put([
      event({ n: 1 }),
      { ...event({}), Detail: 'no json' },
      { ...event({}), Detail: '[]' },
      { ...event({}), Source: '' },
      { ...event({}), EventBusName: 'elsewhere' },
      event({ n: 2 }),
    ]);
    expect(results).toMatchObject([
      { EventId: expect.any(String) },
      { ErrorCode: 'MalformedDetail' },
      { ErrorCode: 'MalformedDetail' },
      { ErrorCode: 'InvalidArgument' },
      { ErrorCode: 'InvalidArgument' },
      { EventId: expect.any(String) },
    ]);
    expect(heard).toHaveLength(2);
  });

  test('is refused with the whole call when there are too many, none, or too large ones', async () => {
    expect(await buses.put([])).toHaveProperty('refusal');
    expect(await buses.put(Array.from({ length: 11 }, () => event({})))).toHaveProperty('refusal');
    expect(await buses.put([event({ text: '长'.repeat(90_000) })])).toHaveProperty('refusal');
  });

  test('is not taken as delivered before it is stored with its target', async () => {
    let stored = false;
    const slow = async () => {
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
      stored = true;
    };
    buses.addRule('desk', { source: ['desk'] }, [{ input: whole, deliver: slow }]);
    await buses.put([event({})]);
    expect(stored).toBe(true);
  });
});

describe('a target may ask for', () => {
  const hearing = async (target: Record<string, unknown>): Promise<unknown> => {
    buses.addRule('desk', { source: ['desk'] }, listen(inputRuleOf(target)));
    await buses.put([event({ reference: 'CR-1', text: 'a "b"', count: 2, tags: ['x'] })]);
    return JSON.parse(heard[0] ?? '');
  };

  test('a constant', async () => expect(await hearing({ Input: '{"a":1}' })).toEqual({ a: 1 }));

  test('a part', async () => expect(await hearing({ InputPath: '$.detail.tags[0]' })).toBe('x'));

  test('a text made of parts, which cannot break out of it', async () => {
    const InputTransformer = {
      InputPathsMap: {
        ref: '$.detail.reference',
        text: '$.detail.text',
        count: '$.detail.count',
        tags: '$.detail.tags',
      },
      InputTemplate: '{"title":"Case <ref>: <text>","count":<count>,"tags":<tags>,"text":<text>}',
    };
    expect(await hearing({ InputTransformer })).toEqual({
      title: 'Case CR-1: a "b"',
      count: 2,
      tags: ['x'],
      text: 'a "b"',
    });
  });
});
