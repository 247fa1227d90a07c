import type { Analyser } from '../../domain/services.ts';
import { analyseEmbedded } from '../../domain/triage/embedded-analysis.ts';

/** The analyser that is always there: our own lexicons, in this process. */
export const embeddedAnalyser: Analyser = {
  analyse: (text, hint) => Promise.resolve(analyseEmbedded(text, hint)),
};
