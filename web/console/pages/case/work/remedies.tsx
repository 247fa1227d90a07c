import Box from '@cloudscape-design/components/box';
import { useRead } from '../../../api/reads.ts';
import { useDesk } from '../../../desk.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { AskButton } from '../forms/ask-button.tsx';
import { NegotiationItem } from './negotiation-item.tsx';
import { OpenNegotiationForm } from './negotiation-forms.tsx';
import { ProposeForm } from './remedy-forms.tsx';
import { RemedyItem } from './remedy-item.tsx';
import { Section } from './section.tsx';

/** What puts it right: proposed, approved by a second person, executed; and what is being negotiated. */
export function Remedies() {
  const { may, person } = useDesk();
  const { remedies: words } = usePageWords('case');
  const { reference } = useCase().subject;
  const { data, refusal, refresh } = useRead('listRemedies', { reference });
  const order = { proposed: 0, approved: 1, executed: 2, rejected: 3, cancelled: 4, superseded: 5 } as const;
  const remedies = data?.remedies.toSorted((a, b) => order[a.state] - order[b.state]) ?? [];
  const negotiations = data?.negotiations ?? [];
  const awaited = remedies.filter(
    ({ state, proposedBy }) => state === 'approved' || (state === 'proposed' && proposedBy.id !== person.username),
  );
  return (
    <Section
      title={words.title}
      count={data && remedies.length + negotiations.length}
      attention={may('approveRemedy') ? awaited.length : 0}
      refusal={refusal}
      again={refresh}
      empty={words.none}
      actions={
        <>
          <AskButton operation="proposeRemedy" form={() => <ProposeForm />}>
            {words.propose}
          </AskButton>
          <AskButton operation="openNegotiation" form={() => <OpenNegotiationForm />}>
            {words.negotiate}
          </AskButton>
        </>
      }
    >
      <ul className="case-items">
        {remedies.map((remedy) => (
          <RemedyItem key={remedy.id} remedy={remedy} />
        ))}
      </ul>
      {negotiations.length > 0 && (
        <>
          <Box variant="h3">{words.negotiations}</Box>
          <ul className="case-items">
            {negotiations.map((negotiation) => (
              <NegotiationItem key={negotiation.id} negotiation={negotiation} />
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
