import { causeAnalysis, causeBody } from '../../contract/cause-shapes.ts';
import { causeRef } from '../../domain/casework/causes/analysis.ts';
import { newestTree } from '../../domain/casework/causes/publish-tree.ts';
import { recordCause as record } from '../../domain/casework/causes/record-cause.ts';
import { change } from '../../domain/complaint/change.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint, etagOf, repeatableOf } from '../endpoint.ts';
import { causeView, recordedCause } from './cause-view.ts';

/** Why it happened, as a whole: what is not in it any more stands in the timeline. */
export const recordCause = (services: Pick<Services, 'cases' | 'clock' | 'policies' | 'causeTrees'>): Endpoint =>
  endpoint({
    body: causeBody,
    answer: causeAnalysis,
    handle: async (call) => {
      const { reference, body, staff, expectedVersion, known } = call;
      const decide = record(body, await newestTree(services), staff);
      const subject = await change(
        services,
        reference,
        'record-cause',
        (before, now, _rules, parts) => decide(before, now, recordedCause(parts)),
        { expectedVersion, known, repeatable: repeatableOf(call, staff.id), parts: [causeRef] },
      );
      const parts = await services.cases.parts(reference, [causeRef]);
      return { body: causeView(subject, recordedCause(parts)), headers: { ETag: etagOf(subject.version) } };
    },
  });
