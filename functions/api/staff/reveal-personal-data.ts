import { revealBody, revealed } from '../../contract/reveal-shapes.ts';
import { reveal } from '../../domain/privacy/reveal.ts';
import { type Endpoint, endpoint, etagOf, repeatableOf } from '../endpoint.ts';
import { staffView } from './staff-view.ts';

/** Somebody who works on the case needs a number that is masked, says why, and is shown the case's texts as they are. */
export const revealPersonalData = (services: Parameters<typeof reveal>[0]): Endpoint =>
  endpoint({
    body: revealBody,
    answer: revealed,
    handle: async (call) => {
      const { reference, body, staff: by, known, language } = call;
      const repeatable = repeatableOf(call, by.id);
      const file = await reveal(services, reference, { reason: body.reason, by, known, repeatable });
      return { body: staffView(file, language, by), headers: { ETag: etagOf(file.subject.version) } };
    },
  });
