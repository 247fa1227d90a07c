import { describe, expect, test } from '@jest/globals';
import type { DynamoDBRecord } from 'aws-lambda';
import { eventItem } from '../../functions/adapters/dynamodb/case-items.ts';
import { note } from '../../functions/domain/casework/correspond.ts';
import { answerTask } from '../../functions/domain/casework/tasks/answer-task.ts';
import { addTask } from '../../functions/domain/casework/tasks/add-task.ts';
import { changeTask } from '../../functions/domain/casework/tasks/change-task.ts';
import { change } from '../../functions/domain/complaint/change.ts';
import type { PublishedEvent } from '../../functions/domain/complaint/events.ts';
import { register } from '../../functions/domain/intake/register.ts';
import { relayHandler } from '../../functions/events/relay-handler.ts';
import { openDesk } from '../desk.ts';

test('What a partner is called stays in the table; the bus hears that a partner answered', async () => {
  const desk = await openDesk();
  try {
    const customer = { name: 'Li Lei', email: 'lilei@customer.example' };
    const { reference } = await register(
      desk,
      { customer, description: 'The lamp broke.' },
      { enteredBy: { type: 'customer' } },
    );
    const dueAt = new Date(Date.parse(desk.clock.now()) + 86_400_000).toISOString();
    const to = { partner: { name: 'Wang Wu of Bright Lamps', email: 'wang@lamps.example', language: 'en' } } as const;
    const asked = await change(
      desk,
      reference,
      'add-task',
      addTask({ title: 'Why', text: 'Why did it break?', to, mandatory: true, dueAt }, staff),
    );
    const id = asked.tasks?.[0]?.id ?? '';
    await changeTask(
      desk,
      { reference, id },
      'answer-task',
      answerTask('A bad seal.', { type: 'partner', name: to.partner.name }),
    );

    const stored = (await desk.cases.open(reference))?.events ?? [];
    const published: PublishedEvent[] = [];
    const bus = {
      publish: async (events: readonly PublishedEvent[]) => {
        published.push(...events);
        return events.map(() => ({ ok: true }) as const);
      },
    };
    const relay = relayHandler({ bus, log: desk.log });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same shape under two packages' names
    const Records = stored.map((event) => ({ dynamodb: { NewImage: eventItem(event) } })) as DynamoDBRecord[];
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the handler reads no context
    await relay({ Records }, {} as never);

    expect(stored.at(-1)).toMatchObject({ type: 'TaskAnswered', by: { name: 'Wang Wu of Bright Lamps' } });
    expect(published.at(-1)).toMatchObject({ type: 'TaskAnswered', by: { type: 'partner' } });
    expect(JSON.stringify(published)).not.toContain('Wang Wu');
  } finally {
    await desk.close();
  }
});

describe('What the bus does not take', () => {
  const record = (item: unknown, SequenceNumber: string): DynamoDBRecord =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same shape under two packages' names
    ({ dynamodb: { NewImage: item, SequenceNumber } }) as DynamoDBRecord;
  const said: string[] = [];
  const say = (message: string): void => {
    said.push(message);
  };
  const relayTo = (takes: (event: PublishedEvent) => boolean) =>
    relayHandler({
      bus: {
        publish: async (events) =>
          events.map((event) => (takes(event) ? { ok: true } : { ok: false, reason: 'ThrottlingException' })),
      },
      log: { info: say, warn: say, error: say },
    });

  test('is given back to the stream by its number, with what cannot be read; its neighbours went', async () => {
    const desk = await openDesk();
    try {
      const { reference } = await register(
        desk,
        { customer: { name: 'Li Lei', email: 'lilei@customer.example' }, description: 'The lamp broke.' },
        { enteredBy: { type: 'customer' } },
      );
      const noted = (text: string) =>
        change(desk, reference, 'note', note(text, { type: 'staff', id: 'agent', role: 'agent' }));
      await noted('Called.');
      await noted('Called again.');
      const events = (await desk.cases.open(reference))?.events ?? [];
      const Records = [
        ...events.map((event) => record(eventItem(event), `number-${event.seq}`)),
        record({ pk: { S: 'CASE#?' }, data: { S: 'no event' } }, 'number-4'),
      ];

      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the handler reads no context
      const answer = await relayTo(({ seq }) => seq !== 2)({ Records }, {} as never);

      const back = answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
      expect(back.toSorted()).toEqual(['number-2', 'number-4']);
      expect(said.toSorted()).toEqual([
        'A stream record cannot be read as an event.',
        'The bus did not take an event; the stream delivers it again.',
      ]);
    } finally {
      await desk.close();
    }
  });
});

const staff = { type: 'staff', id: 'agent', role: 'agent' } as const;
