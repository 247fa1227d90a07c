import { caseAudit } from '../../contract/measure-shapes.ts';
import { auditOf, erasedAmong } from '../../domain/complaint/audit.ts';
import type { Case } from '../../domain/complaint/complaint.ts';
import { brokenAt, type ChainFinding } from '../../domain/complaint/chain.ts';
import { faultInWords } from '../../domain/complaint/chain-faults.ts';
import { UnreadableEvent } from '../../domain/complaint/unreadable.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Services } from '../../domain/services.ts';
import { everGiven } from '../../domain/sla/history.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

type Needs = Pick<Services, 'cases' | 'policies'>;

/** Whether nobody has tampered with a case: its chain of events, and the case beside them. */
export const auditCase = (services: Needs): Endpoint =>
  endpoint({
    answer: caseAudit,
    handle: async ({ reference, language }) => {
      const first = await look(services, reference);
      // A long case is read in pages and may change between two of them: what looks wrong is looked at twice.
      const { subject, events, finding } = first.finding.intact ? first : await look(services, reference);
      return {
        body: {
          reference,
          intact: finding.intact,
          events,
          head: { version: subject.version, hash: subject.lastHash },
          ...(finding.intact
            ? { erased: finding.wordless ?? [], unproven: finding.unproven, erasure: finding.erased }
            : { brokenAt: finding.seq, finding: finding.finding, why: faultInWords(finding.fault, language) }),
        },
      };
    },
  });

async function look(
  { cases, policies }: Needs,
  reference: string,
): Promise<{ subject: Case; events?: number; finding: ChainFinding }> {
  try {
    const file = await cases.open(reference);
    if (!file) throw new DomainError('complaint.not-found', { reference });
    const known = await policies.of(everGiven(file.events));
    const finding = auditOf(file, known, await erasedAmong({ cases }, file.events));
    return { subject: file.subject, events: file.events.length, finding };
  } catch (error) {
    const subject = error instanceof UnreadableEvent ? await cases.find(reference) : undefined;
    if (!(error instanceof UnreadableEvent) || !subject) throw error;
    const { seq } = error;
    return { subject, finding: brokenAt(seq, 'altered', { is: 'unreadable', seq }) };
  }
}
