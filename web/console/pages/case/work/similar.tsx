import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import { type RemedyKind, remedyKindNames } from '../../../../../functions/domain/casework/remedies/remedy.ts';
import { useRead } from '../../../api/reads.ts';
import { Time } from '../../../parts/time.tsx';
import { caseHref } from '../../../router.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { Section } from './section.tsx';

/** What was done about cases like this one that are solved. */
export function Similar() {
  const { similar: words, belonging, remedies } = usePageWords('case');
  const { reference } = useCase().subject;
  const { data, refusal, refresh } = useRead('findSimilar', { reference });
  const kindName = (kind: string): string => {
    const known: RemedyKind | undefined = remedyKindNames.find((one) => one === kind);
    return known === undefined ? kind : remedies.kinds[known];
  };
  return (
    <Section
      title={words.title}
      count={data?.similar.length}
      refusal={refusal}
      again={refresh}
      empty={words.none}
      open={false}
    >
      <ul className="case-items">
        {data?.similar.map(({ reference: other, score, why, cause, remedies: given, resolution, solvedAt }) => (
          <li key={other} className="case-item">
            <div className="case-item-head">
              <Link href={caseHref(other)}>
                <span className="desk-reference">{other}</span>
              </Link>
              <Badge>{belonging.alike(Math.round(score * 100))}</Badge>
              {why.sameProduct && <span>{words.sameProduct}</span>}
            </div>
            {why.shared.length > 0 && (
              <Box variant="small" color="text-body-secondary">
                {words.shared} <bdi>{why.shared.join(', ')}</bdi>
              </Box>
            )}
            <div className="case-said desk-words" dir="auto">
              {resolution}
            </div>
            <Box variant="small" color="text-body-secondary">
              {words.solved} <Time at={solvedAt} />
              {cause && ` · ${cause.label}`}
              {given.length > 0 && ` · ${given.map(kindName).join(', ')}`}
            </Box>
          </li>
        ))}
      </ul>
    </Section>
  );
}
