import { classificationBody } from '../../contract/shapes.ts';
import { classify } from '../../domain/casework/classify.ts';
import type { Placing } from '../../domain/routing/place.ts';
import { command } from './command.ts';

/** A person corrects category, level or kind, and says why. */
export const classifyCase = command('reclassify', classificationBody, (correction, by, services: Placing) =>
  classify(services, correction, by),
);
