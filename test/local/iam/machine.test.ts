import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readAssembly, synthesize } from '../../../lib/local/assembly.ts';
import { type LocalMachine, startMachine, waitFor } from '../../journeys/machine.ts';
import { type Break, breakStatements, without } from './deployed.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A copy of the deployed assembly, its bundles included, in which statements were changed and resources taken out. */
function brokenAssembly(breaks: [type: string, logicalId: string, change: Break][], gone: string[] = []): string {
  const original = synthesize();
  const folder = mkdtempSync(join(tmpdir(), 'redress-broken-'));
  made.push(folder);
  for (const file of readdirSync(original).filter((name) => name.endsWith('.json'))) {
    cpSync(join(original, file), join(folder, file));
    if (!file.endsWith('.assets.json')) continue;
    const manifest = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      files: Record<string, { source: { path: string } }>;
    };
    for (const { source } of Object.values(manifest.files)) source.path = resolve(original, source.path);
    writeFileSync(join(folder, file), JSON.stringify(manifest));
  }
  const { stacks } = readAssembly(folder);
  for (const [type, logicalId, change] of breaks) {
    if (breakStatements(stacks, type, logicalId, change) === 0) throw new Error(`Nothing of ${logicalId} was changed.`);
  }
  for (const { name, template } of stacks) {
    const kept = Object.entries(template.Resources ?? {}).filter(([id]) => !gone.some((one) => id.startsWith(one)));
    writeFileSync(
      join(folder, `${name}.template.json`),
      JSON.stringify({ ...template, Resources: Object.fromEntries(kept) }),
    );
  }
  return folder;
}

const complaint = {
  customer: { name: 'Ann', email: 'ann@customer.example' },
  description: 'The kettle has been leaking for two days and nobody answers the phone.',
};

describe('The machine on templates that grant too little', () => {
  let machine: LocalMachine;
  beforeAll(async () => {
    const onlyPolicies: Break = (statement) =>
      [statement.Action].flat().includes('dynamodb:PutItem')
        ? { ...statement, Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['POLICIES'] } } }
        : statement;
    const assembly = brokenAssembly(
      [
        ['AWS::IAM::Role', 'trackrole', onlyPolicies],
        ['AWS::IAM::Role', 'acknowledgerole', without('ses:SendEmail')],
        ['AWS::SQS::QueuePolicy', 'busrelatequeue', without('sqs:SendMessage')],
      ],
      ['apicallsabout'],
    );
    machine = await startMachine({ assembly });
  });
  afterAll(async () => {
    await machine.stop();
  });

  const heard = (sentence: string): Promise<boolean> =>
    waitFor(() => machine.output.includes(sentence), { because: () => `Not "${sentence}" but:\n${machine.output}` });
  const logOf = (name: string): string => readFileSync(join(machine.dataDir, 'logs', `Redress-${name}.log`), 'utf8');

  test('fails the call, tells the function what AWS would, and names function, action and resource', async () => {
    const { status, body } = await machine.call('POST', '/v1/complaints', { body: complaint });
    expect(status).toBe(201);
    const added = await machine.call('POST', `/v1/complaints/${String(body['reference'])}/messages`, {
      body: { text: 'It leaks still.' },
      token: String(body['trackingSecret']),
    });
    expect(added.status).toBeGreaterThanOrEqual(500);
    await heard(
      '[Redress-track] ERROR Refused by IAM: dynamodb:PutItem on arn:aws:dynamodb:us-east-1:000000000000:table/Redress-Records-complaints-table, because no identity-based policy allows the dynamodb:PutItem action',
    );
    // The function's SDK understood the answer as AWS's own. Its log is written after its answer.
    const understood =
      /AccessDeniedException.*User: arn:aws:sts::000000000000:assumed-role\/Redress-track-role\/Redress-track is not authorized to perform: dynamodb:PutItem/u;
    await waitFor(() => understood.test(logOf('track')), { because: () => `The log of track:\n${logOf('track')}` });
  });

  test('sends no mail that its sender may not send', async () => {
    await heard('[Redress-acknowledge] ERROR Refused by IAM: ses:SendEmail');
    await waitFor(() => logOf('acknowledge').includes('AccessDeniedException'));
    expect(await machine.mails()).toEqual([]);
  });

  test('puts nothing into a queue whose policy does not take it', async () => {
    await heard(
      '[events.amazonaws.com] ERROR Refused by IAM: sqs:SendMessage on arn:aws:sqs:us-east-1:000000000000:Redress-bus-relate-queue',
    );
    // The rule's own way out of that, its dead letters, is still open to it.
    const dead = await waitFor(async () =>
      (await machine.queues()).find(({ name, visible }) => name === 'Redress-bus-relate-dead-letters' && visible > 0),
    );
    expect(dead).toBeDefined();
  });

  test('answers 500 where the API may not invoke the function', async () => {
    expect((await machine.call('GET', '/v1/health')).status).toBe(500);
    await heard(
      '[apigateway.amazonaws.com] ERROR Refused by IAM: lambda:InvokeFunction on arn:aws:lambda:us-east-1:000000000000:function:Redress-about',
    );
  });
});

test('A mapping whose function may not read its queue is not even created', async () => {
  const assembly = brokenAssembly([['AWS::IAM::Role', 'notifyrole', without('sqs:ReceiveMessage')]]);
  await expect(startMachine({ assembly })).rejects.toThrow(
    /AWS would not create \w+: User: \S+Redress-notify is not authorized to perform: sqs:ReceiveMessage/,
  );
});
