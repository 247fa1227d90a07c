import type * as z from 'zod';
import type { caseState } from '../../contract/shapes.ts';
import type { Case } from '../../domain/complaint/complaint.ts';
import { type Answer, etagOf } from '../endpoint.ts';
import { stateView } from '../staff/staff-view.ts';

/** The state of the case that the caller spoke of, after several have changed together. */
export function joined(cases: readonly Case[], status: 200 | 201): Answer<z.input<typeof caseState>> {
  const [subject] = cases;
  if (!subject) throw new Error('No case was changed.');
  return { status, body: stateView(subject), headers: { ETag: etagOf(subject.version) } };
}
