import type { Queue } from './queue.ts';
import type { Faults } from './faults/faults.ts';
import { Queues } from './queue-store.ts';
import type { Journal } from './journal.ts';
import { asNumber, asProperties } from './properties.ts';
import type { Templates } from './template.ts';

/** Opens the template's queues with what they held. */
export function queuesOf(templates: Templates, journal: Journal, faults?: Faults): Queues {
  const queues = new Queues(journal, faults);
  for (const { name, arn, properties } of templates.ofType('AWS::SQS::Queue')) {
    const policy = properties['RedrivePolicy'];
    const redrive = policy === undefined ? undefined : asProperties(policy);
    queues.open({
      name,
      arn,
      visibilityMilliseconds: asNumber(properties['VisibilityTimeout'], 30) * 1000,
      delayMilliseconds: asNumber(properties['DelaySeconds'], 0) * 1000,
      ...(redrive && {
        redrive: {
          deadLetterArn: String(redrive['deadLetterTargetArn']),
          maxReceives: asNumber(redrive['maxReceiveCount'], 10),
        },
      }),
    });
  }
  return queues;
}

export type QueueReport = {
  name: string;
  visible: number;
  inFlight: number;
  /** The queue's dead-letter queue and how many lie there. */
  deadLetterQueue?: string;
  dead?: number;
};

/** What lies where, for `GET /_local/queues`. */
export function reportQueues(queues: Queues): QueueReport[] {
  return queues.all().map((queue) => {
    const grave = queues.find(queue.settings.redrive?.deadLetterArn ?? '');
    if (grave === undefined) return queue.counts();
    return { ...queue.counts(), deadLetterQueue: grave.settings.name, dead: grave.visibleCount };
  });
}

/** A queue by its name, its ARN, or the part of its name that only it has. */
export function queueNamed(queues: Queues, name: string): Queue | undefined {
  const all = queues.all();
  const exact = all.find(({ settings }) => settings.name === name || settings.arn === name);
  if (exact !== undefined) return exact;
  const similar = all.filter(({ settings }) => settings.name.toLowerCase().includes(name.toLowerCase()));
  return similar.length === 1 ? similar[0] : undefined;
}
