import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { Time } from '../../../parts/time.tsx';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { AskButton } from '../forms/ask-button.tsx';
import { AgreeForm, EndNegotiationForm, type Negotiation, RoundForm } from './negotiation-forms.tsx';

const signs = { open: 'in-progress', agreed: 'success', ended: 'stopped' } as const;

/** A sheet: who named what when, where half way is, and what others settled for. */
export function NegotiationItem({ negotiation }: { negotiation: Negotiation }) {
  const { remedies: words } = usePageWords('case');
  const { nameOf } = useCase();
  const { id, kind, state, rounds, midpoint, similar, agreed, ended } = negotiation;
  const named = (does: string): string => `${does}: ${id}`;
  return (
    <li className="case-item">
      <div className="case-item-head">
        <StatusIndicator type={signs[state]}>{words.negotiationStates[state]}</StatusIndicator>
        <strong>{`${id} · ${words.kinds[kind]}`}</strong>
      </div>
      <div className="case-table-scroll" tabIndex={0} role="region" aria-label={`${words.rounds} ${id}`}>
        <table className="case-intervals">
          <caption>{words.rounds}</caption>
          <thead>
            <tr>
              <th scope="col">{words.side}</th>
              <th scope="col">{words.amount}</th>
              <th scope="col">{words.noted}</th>
            </tr>
          </thead>
          <tbody>
            {rounds.map((round) => (
              <tr key={round.at}>
                <td>
                  {words.sides[round.side]}
                  {round.words !== undefined && (
                    <div className="case-reason desk-words" dir="auto">
                      {round.words}
                    </div>
                  )}
                </td>
                <td>{round.worth.text}</td>
                <td>
                  {nameOf(round.by)} · <Time at={round.at} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {midpoint && state === 'open' && <div>{words.midpoint(midpoint.text)}</div>}
      {similar && (
        <Box variant="small" color="text-body-secondary">
          {words.similar(similar.count, similar.median.text, similar.lowest.text, similar.highest.text)}
        </Box>
      )}
      {agreed && <div>{words.agreedOn(agreed.worth.text, agreed.remedy)}</div>}
      {ended && (
        <div className="case-reason desk-words" dir="auto">
          {ended.reason}
        </div>
      )}
      {state === 'open' && (
        <div className="case-item-acts">
          <AskButton
            operation="nameAmount"
            label={named(words.nameAmount)}
            form={() => <RoundForm negotiation={negotiation} />}
          >
            {words.nameAmount}
          </AskButton>
          <AskButton
            operation="agreeOnAmount"
            label={named(words.agree)}
            form={() => <AgreeForm negotiation={negotiation} />}
          >
            {words.agree}
          </AskButton>
          <AskButton
            operation="endNegotiation"
            variant="inline-link"
            label={named(words.end)}
            form={() => <EndNegotiationForm negotiation={negotiation} />}
          >
            {words.end}
          </AskButton>
        </div>
      )}
    </li>
  );
}
