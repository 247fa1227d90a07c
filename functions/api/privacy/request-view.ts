import type * as z from 'zod';
import type { privacyRequest, privacyRequestWithCases, retentionAnswer } from '../../contract/privacy-shapes.ts';
import { categories, type Language } from '../../domain/complaint/vocabulary.ts';
import { DomainError } from '../../domain/errors.ts';
import {
  type CaseForRequest,
  caseOutcomes,
  type PrivacyRequest,
  type RetentionRound,
} from '../../domain/privacy/request.ts';
import { answerBy, availableUntil, isCancellable } from '../../domain/privacy/requests.ts';
import type { Instant } from '../../domain/complaint/complaint.ts';
import { allSentences } from '../problem-sentences.ts';
import { problemOf } from '../problems.ts';

/** A request as it is shown: no digest of an address, and no name of who asked but in the words of who took it down. */
export function requestView(request: PrivacyRequest, now: Instant): z.input<typeof privacyRequest> {
  const { id, kind, state, by, createdAt, beginsAt, finishedAt, foundBy, reference, reason, notes } = request;
  const { cases, failure, cancelledBy } = request;
  const until = availableUntil(request);
  const counts = caseOutcomes.map((outcome) => [outcome, cases.filter((one) => one.outcome === outcome).length]);
  return {
    id,
    kind,
    state,
    by: by.id,
    createdAt,
    beginsAt,
    answerBy: answerBy(request),
    finishedAt,
    foundBy,
    reference,
    reason,
    notes,
    counts: Object.fromEntries(counts),
    failure,
    cancellable: isCancellable(request),
    cancelledBy,
    ...(request.export &&
      until !== undefined &&
      now < until && {
        download: { until, jsonBytes: request.export.jsonBytes, htmlBytes: request.export.htmlBytes },
      }),
  };
}

export const requestWithCases = (
  request: PrivacyRequest,
  now: Instant,
  language: Language,
): z.input<typeof privacyRequestWithCases> => ({
  ...requestView(request, now),
  cases: request.cases.map((one) => caseView(one, language)),
  apart: request.apart,
});

const caseView = ({ reference, outcome, at, code }: CaseForRequest, language: Language) => ({
  reference,
  outcome,
  at,
  ...(code !== undefined && {
    reason: problemOf(new DomainError(code, { reference }), language, { sentences: allSentences }).title,
  }),
});

type RoundView = z.input<typeof retentionAnswer>['runs'][number];

/** A round of retention with its sums. */
export function roundView(round: RetentionRound, language: Language): RoundView {
  const { day, startedAt, finishedAt, left } = round;
  const rows = categories.flatMap((category) => {
    const tally = round.categories[category];
    return tally ? [{ category, ...tally }] : [];
  });
  const sum = (of: 'erased' | 'held' | 'open' | 'failed'): number => rows.reduce((total, row) => total + row[of], 0);
  return {
    day,
    startedAt,
    finishedAt,
    erased: sum('erased'),
    held: sum('held'),
    open: sum('open'),
    failed: sum('failed'),
    categories: rows,
    left: left.map((one) => caseView(one, language)),
  };
}
