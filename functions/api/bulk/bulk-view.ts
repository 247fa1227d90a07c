import type * as z from 'zod';
import type { bulkJob, bulkProgress } from '../../contract/joining-shapes.ts';
import type { BulkJob, BulkSlice } from '../../domain/casework/bulk/job.ts';
import type { Language } from '../../domain/complaint/vocabulary.ts';
import { DomainError } from '../../domain/errors.ts';
import { allSentences } from '../problem-sentences.ts';
import { problemOf } from '../problems.ts';

/** A job as its giver sees it. */
export const jobView = (job: BulkJob): z.input<typeof bulkJob> => ({
  id: job.id,
  action: job.action.action,
  state: job.state,
  by: job.by.id,
  createdAt: job.createdAt,
  finishedAt: job.finishedAt,
  total: job.total,
  done: job.done,
  failed: job.failed,
  round: job.round,
});

/** With every case that it failed on, and why, in the reader's language. */
export const progressView = (
  job: BulkJob,
  slices: readonly BulkSlice[],
  language: Language,
): z.input<typeof bulkProgress> => ({
  ...jobView(job),
  failures: slices.flatMap(({ failures }) =>
    failures.map(({ reference, code, details }) => ({
      reference,
      code,
      reason: problemOf(new DomainError(code, details), language, { sentences: allSentences }).detail,
    })),
  ),
});
