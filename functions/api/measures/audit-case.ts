import { caseAudit } from '../../contract/measure-shapes.ts';
import { auditOf } from '../../domain/complaint/audit.ts';
import { faultInWords } from '../../domain/complaint/chain-faults.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Services } from '../../domain/services.ts';
import { everGiven } from '../../domain/sla/history.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** Whether nobody has tampered with a case: its chain of events, and the case beside them. */
export const auditCase = (services: Pick<Services, 'cases' | 'policies'>): Endpoint =>
  endpoint({
    answer: caseAudit,
    handle: async ({ reference, language }) => {
      const look = async () => {
        const file = await services.cases.open(reference);
        if (!file) throw new DomainError('complaint.not-found', { reference });
        return { file, finding: auditOf(file, await services.policies.of(everGiven(file.events))) };
      };
      const first = await look();
      // A long case is read in pages and may change between two of them: what looks wrong is looked at twice.
      const { file, finding } = first.finding.intact ? first : await look();
      const { version, lastHash } = file.subject;
      return {
        body: {
          reference,
          intact: finding.intact,
          events: file.events.length,
          head: { version, hash: lastHash },
          ...(finding.intact
            ? { erased: finding.wordless ?? [] }
            : { brokenAt: finding.seq, finding: finding.finding, why: faultInWords(finding.fault, language) }),
        },
      };
    },
  });
