import type * as z from 'zod';
import type { problem } from '../../../functions/contract/shapes.ts';

/** What the API answers when it refuses (RFC 9457), in the reader's language. */
export type Problem = z.output<typeof problem> & { changedBy?: string; changedAt?: string; version?: number };

/** The API refused; or nobody answered, then the status is 0. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly problem: Problem;

  constructor(refused: Problem) {
    super(refused.detail);
    this.problem = refused;
  }

  /** Nobody answered: the network is down, or what stands between us and the API. Another try may help. */
  get unanswered(): boolean {
    return this.problem.status === 0 || this.problem.status === 502 || this.problem.status === 504;
  }

  /** Somebody else changed the case since it was read; nothing was done. */
  get isConflict(): boolean {
    return this.problem.code === 'complaint.changed' || this.problem.code === 'complaint.conflict';
  }
}

/** What stands between us and the API (a gateway, a web ACL) may answer without a problem document. */
export function refusalOf(status: number, answer: unknown): Refusal {
  const known = typeof answer === 'object' && answer !== null && 'code' in answer && 'detail' in answer;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- problem documents come from our own API only
  if (known) return new Refusal(answer as Problem);
  const code = status === 0 ? 'page.offline' : status === 401 ? 'page.signed-out' : 'page.failed';
  return new Refusal({ type: 'about:blank', title: '', detail: '', status, code });
}
