import { causeAnalysis } from '../../contract/cause-shapes.ts';
import { causeRef } from '../../domain/casework/causes/analysis.ts';
import { fishbonePicture } from '../../domain/casework/causes/picture/fishbone.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint, etagOf } from '../endpoint.ts';
import { causeView, recordedCause } from './cause-view.ts';

/** The causes as a picture, in the reader's language. Opened by itself it may run nothing and fetch nothing. */
export const drawFishbone = ({ cases }: Pick<Services, 'cases'>): Endpoint =>
  endpoint({
    mediaType: 'image/svg+xml',
    answer: causeAnalysis,
    // Drawn from what the reader may see: in the picture nobody could tell a telephone number from a coordinate.
    render: (analysis, { reference, language }) => fishbonePicture(analysis, { reference, language }),
    handle: async ({ reference, known, language }) => {
      const [subject, parts] = await Promise.all([known ?? cases.find(reference), cases.parts(reference, [causeRef])]);
      if (!subject) throw new DomainError('complaint.not-found', { reference });
      return {
        body: causeView(subject, recordedCause(parts)),
        headers: {
          ETag: etagOf(subject.version),
          'Content-Language': language,
          'Content-Security-Policy': "default-src 'none'; sandbox",
        },
      };
    },
  });
