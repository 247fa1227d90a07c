import { comprehendAnalyser } from '../adapters/comprehend/analyser.ts';
import { comprehendClient } from '../adapters/comprehend/client.ts';
import { withFallback } from '../adapters/comprehend/fallback.ts';
import { analyseEmbedded } from '../domain/triage/embedded-analysis.ts';
import { log, measures } from './logging.ts';

const embedded = { analyse: async (...words: Parameters<typeof analyseEmbedded>) => analyseEmbedded(...words) };

/** Comprehend, and our own reading of the words whenever it cannot answer. */
export const analyser = withFallback(comprehendAnalyser(comprehendClient()), embedded, log, measures);
