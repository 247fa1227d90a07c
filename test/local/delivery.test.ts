import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine } from '../../lib/local/engine.ts';
import { isRunning } from '../../lib/local/lock.ts';
import { eventually, type LocalMachine, startMachine, waitFor } from '../journeys/machine.ts';
import { tinyApi, tinyAssembly } from './tiny.ts';

/** Functions without an SDK: AWS's own protocols are a POST each. */
const calling = `
  const { appendFileSync, existsSync } = require('node:fs');
  const note = (line) => appendFileSync(process.env.OUT + '/' + process.env.AWS_LAMBDA_FUNCTION_NAME, JSON.stringify(line) + '\\n');
  const aws = async (endpoint, target, input) => {
    const service = target.startsWith('AWSEvents') ? 'events' : 'dynamodb';
    const scope = process.env.AWS_ACCESS_KEY_ID + '/20260101/us-east-1/' + service + '/aws4_request';
    const authorization = 'AWS4-HMAC-SHA256 Credential=' + scope + ', SignedHeaders=host, Signature=0';
    const response = await fetch(endpoint, { method: 'POST', body: JSON.stringify(input),
      headers: { 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.0', authorization, 'x-amz-date': '20260101T000000Z' } });
    const answer = await response.json();
    if (!response.ok) throw new Error(JSON.stringify(answer));
    return answer;
  };
  const isBroken = (what) => existsSync(process.env.OUT + '/broken-' + what);
`;

const out = mkdtempSync(join(tmpdir(), 'redress-out-'));
const variables = (more: Record<string, unknown> = {}) => ({ Environment: { Variables: { OUT: out, ...more } } });

const assembly = tinyAssembly(
  {
    // Writes one item per line of the body.
    Writer: {
      code: `${calling} exports.handler = async (event) => {
        for (const id of JSON.parse(event.body)) {
          await aws(process.env.AWS_ENDPOINT_URL_DYNAMODB, 'DynamoDB_20120810.PutItem',
            { TableName: process.env.TABLE, Item: { pk: { S: id }, sk: { S: id.startsWith('other') ? 'CASE' : 'EVENT#1' } } });
        }
        return { statusCode: 201, body: '{}' };
      };`,
      properties: variables({ TABLE: { Ref: 'Table' } }),
    },
    // Stream to bus; a record called poison never works.
    Relay: {
      code: `${calling} exports.handler = async ({ Records }) => {
        const failed = [];
        for (const record of Records) {
          const id = record.dynamodb.NewImage.pk.S;
          if (id === 'poison' || isBroken('relay')) { failed.push({ itemIdentifier: record.dynamodb.SequenceNumber }); continue; }
          await aws(process.env.AWS_ENDPOINT_URL, 'AWSEvents.PutEvents', { Entries: [{ EventBusName: process.env.BUS,
            Source: 'tiny', DetailType: 'Written', Detail: JSON.stringify({ id, eventName: record.eventName }) }] });
        }
        return { batchItemFailures: failed };
      };`,
      properties: variables({ BUS: { Ref: 'Bus' } }),
    },
    // Queue to file; messages about "fails…" fail while the file says so.
    Reader: {
      code: `${calling} exports.handler = async ({ Records }) => {
        note({ batch: Records.length });
        const failed = [];
        for (const { messageId, body, attributes } of Records) {
          const event = JSON.parse(body);
          const { id } = event.detail;
          if (id.startsWith('fails') && isBroken('reader')) failed.push({ itemIdentifier: messageId });
          else note({ id, tries: attributes.ApproximateReceiveCount, time: event.time, type: event['detail-type'], account: event.account });
        }
        return { batchItemFailures: failed };
      };`,
      properties: variables(),
    },
    Tick: {
      code: `${calling} exports.handler = async () => note({ now: new Date().toISOString() });`,
      properties: variables(),
    },
    Now: { code: `exports.handler = async () => ({ statusCode: 200, body: JSON.stringify({ now: Date.now() }) });` },
  },
  {
    ...tinyApi({ 'POST /v1/items': { function: 'Writer' }, 'GET /v1/now': { function: 'Now' } }),
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        TableName: 'tiny-table',
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      },
    },
    Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'tiny' } },
    Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
    Unread: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'unread' } },
    Work: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        QueueName: 'work',
        VisibilityTimeout: 60,
        RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 3 },
      },
    },
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventBusName: { Ref: 'Bus' },
        EventPattern: { source: ['tiny'], detail: { id: [{ 'anything-but': 'nobody' }] } },
        Targets: [{ Id: 'a', Arn: { 'Fn::GetAtt': ['Work', 'Arn'] } }],
      },
    },
    FromStream: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
        FunctionName: { Ref: 'Relay' },
        BatchSize: 100,
        MaximumRetryAttempts: 2,
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        FilterCriteria: {
          Filters: [{ Pattern: '{"eventName":["INSERT"],"dynamodb":{"Keys":{"sk":{"S":[{"prefix":"EVENT#"}]}}}}' }],
        },
        DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Unread', 'Arn'] } } },
      },
    },
    FromWork: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: { 'Fn::GetAtt': ['Work', 'Arn'] },
        FunctionName: { Ref: 'Reader' },
        BatchSize: 10,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency: 2 },
      },
    },
    Minute: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        ScheduleExpression: 'rate(1 hour)',
        Target: { Arn: { 'Fn::GetAtt': ['Tick', 'Arn'] }, RoleArn: { 'Fn::GetAtt': ['Anyone', 'Arn'] } },
      },
    },
  },
);

type Line = { id?: string; tries?: string; now?: string; batch?: number; time?: string; type?: string };

function lines(name: string): Line[] {
  try {
    return readFileSync(join(out, name), 'utf8')
      .trim()
      .split('\n')
      .map((line): Line => JSON.parse(line));
  } catch {
    return [];
  }
}

const read = (): string[] => lines('Reader').flatMap(({ id }) => (id === undefined ? [] : [id]));
const breakThe = (what: string) => writeFileSync(join(out, `broken-${what}`), '');
const mend = (what: string) => rmSync(join(out, `broken-${what}`), { force: true });

let machine: LocalMachine;
const write = async (...ids: string[]): Promise<void> => {
  expect((await machine.call('POST', '/v1/items', { body: ids })).status).toBe(201);
};
const counts = async (name: string) => (await machine.queues()).find((queue) => queue.name === name);

beforeAll(async () => {
  machine = await startMachine({ assembly, dataDir: mkdtempSync(join(tmpdir(), 'redress-data-')) });
});
afterAll(async () => {
  await machine?.stop();
  rmSync(machine?.dataDir, { recursive: true, force: true });
});

describe('what is written', () => {
  test('comes through stream, bus and queue to who waits for it, once', async () => {
    await write('one', 'other', 'two');
    // A queue promises no order.
    await waitFor(() => read().includes('one') && read().includes('two'));
    expect(read().toSorted()).toEqual(['one', 'two']);
    expect(lines('Reader').find(({ id }) => id === 'one')).toMatchObject({
      tries: '1',
      type: 'Written',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u),
    });
  });

  test('does not come again when the same item is written without a change', async () => {
    await write('one', 'three');
    await waitFor(() => read().includes('three'));
    expect(read().filter((id) => id === 'one')).toHaveLength(1);
  });

  test('comes in batches when there is much of it', async () => {
    const many = Array.from({ length: 60 }, (_, i) => `many-${i}`);
    await write(...many);
    await waitFor(() => read().filter((id) => id.startsWith('many')).length === 60);
    expect(new Set(read()).size).toBe(read().length);
  });

  test('comes past a record that never works, which ends in the dead letters of the stream', async () => {
    await write('before', 'poison', 'after');
    await waitFor(() => read().includes('after'));
    expect(read()).not.toContain('poison');
    await waitFor(async () => (await counts('unread'))?.visible === 1);
    const [letter] = (await (await machine.fetch('/_local/queues/unread')).json()) as { body: string }[];
    expect(JSON.parse(letter?.body ?? '')).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 3 },
      DDBStreamBatchInfo: { batchSize: 1, streamArn: expect.stringContaining('table/tiny-table/stream/') },
    });
  });
});

describe('a message that fails', () => {
  test('holds up no other, is tried three times, then lies among the dead letters, and comes back when they are redriven', async () => {
    breakThe('reader');
    await write('fails', 'works');
    await waitFor(() => read().includes('works'));
    await eventually(async () => expect(await counts('work')).toMatchObject({ visible: 0, inFlight: 1, dead: 0 }));
    const batches = () => lines('Reader').filter(({ batch }) => batch !== undefined).length;
    for (const _ of [2, 3]) {
      const before = batches();
      await machine.advance('PT61S');
      await waitFor(() => batches() > before);
    }
    await machine.advance('PT61S');
    await waitFor(async () => (await counts('work'))?.dead === 1);
    expect(await counts('work')).toMatchObject({ visible: 0, inFlight: 0 });

    mend('reader');
    const { body } = await machine.call('POST', '/_local/queues/dead/redrive');
    expect(body).toEqual({ moved: 1, kept: 0 });
    await waitFor(() => read().includes('fails'));
    expect(lines('Reader').find(({ id }) => id === 'fails')?.tries).toBe('1');
    await eventually(async () => expect(await counts('dead')).toMatchObject({ visible: 0, inFlight: 0 }));
  });
});

describe('the clock', () => {
  test('moves for every function and every schedule, and stays moved after a restart', async () => {
    const ticks = lines('Tick').length;
    const before = Date.now();
    const now = await machine.advance('PT24H');
    expect(lines('Tick')).toHaveLength(ticks + 1);
    expect(Date.parse(lines('Tick').at(-1)?.now ?? '')).toBeGreaterThan(before + 23 * 3_600_000);
    await machine.restart();
    const answer = await machine.call('GET', '/v1/now');
    expect(Number(answer.body['now'])).toBeGreaterThanOrEqual(now.getTime());
    expect(Number(answer.body['now'])).toBeLessThan(now.getTime() + 3_600_000);
    expect(lines('Tick')).toHaveLength(ticks + 1);
  });

  test('does not move for what is no duration, nor beyond the times that can be written', async () => {
    for (const advance of ['24h', 'P1M', '', -1, null, 'P999999999D']) {
      expect((await machine.call('POST', '/_local/clock', { body: { advance } })).status).toBe(400);
    }
  });
});

describe('when everything is killed at once', () => {
  test('nothing that was accepted is lost', async () => {
    const sent: string[] = [];
    for (let round = 0; round < 3; round++) {
      const writing = { on: true };
      const writers = [0, 1, 2, 3].map(async (writer) => {
        for (let i = 0; writing.on; i++) {
          const id = `kill-${round}-${writer}-${i}`;
          const answer = await machine.call('POST', '/v1/items', { body: [id] }).catch(() => undefined);
          if (answer?.status === 201) sent.push(id);
        }
      });
      await waitFor(() => sent.filter((id) => id.startsWith(`kill-${round}`)).length > 40);
      await machine.kill({ engine: round % 2 === 0 });
      writing.on = false;
      await Promise.all(writers);
      await machine.start();
    }
    await waitFor(() => {
      const got = new Set(read());
      return sent.every((id) => got.has(id));
    });
    expect(sent.length).toBeGreaterThan(120);
    // What was under way when everything died may come once more: after the last one is read, that may still lie there.
    await waitFor(async () =>
      (await machine.queues()).every(({ name, visible }) => visible === 0 || name === 'unread'),
    );
  });

  test('an engine that was left behind is ended by the next start', async () => {
    const orphan = machine.enginePid() ?? 0;
    await machine.kill({ engine: false });
    expect(isRunning(orphan, 'dynoxide')).toBe(true);
    await machine.start();
    expect(isRunning(orphan, 'dynoxide')).toBe(false);
    await write('alive-again');
    await waitFor(() => read().includes('alive-again'));
  });
});

describe('another DynamoDB than the embedded one', () => {
  test('serves as well: what is written there comes through the protocol of its streams', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'redress-engine-'));
    const engine = await startEngine(folder);
    const other = await startMachine({ assembly, env: { AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint } });
    await other.call('POST', '/v1/items', { body: ['elsewhere-1', 'other', 'elsewhere-2'] });
    await waitFor(() => read().includes('elsewhere-2'));
    await other.restart();
    await other.call('POST', '/v1/items', { body: ['elsewhere-3'] });
    await waitFor(() => read().includes('elsewhere-3'));
    // A queue promises no order.
    await eventually(() =>
      expect(
        read()
          .filter((id) => id.startsWith('elsewhere'))
          .toSorted(),
      ).toEqual(['elsewhere-1', 'elsewhere-2', 'elsewhere-3']),
    );
    await other.stop();
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('one data folder', () => {
  test('serves one machine at a time, and says so', async () => {
    await expect(startMachine({ assembly, dataDir: machine.dataDir })).rejects.toThrow('already running');
  });

  test('is left clean: stopping ends the engine and exits with 0', async () => {
    const engine = machine.enginePid() ?? 0;
    expect(await machine.stop()).toBe(0);
    expect(isRunning(engine, 'dynoxide')).toBe(false);
    await machine.start();
  });
});
