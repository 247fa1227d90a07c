import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { type ReactNode, useState } from 'react';
import type { Answer } from '../../../api/call.ts';
import { useRead } from '../../../api/reads.ts';
import { useDesk } from '../../../desk.ts';
import { Time } from '../../../parts/time.tsx';
import { caseHref, hrefOf } from '../../../router.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { AskButton } from '../forms/ask-button.tsx';
import { LinkForm, MergeForm, UnlinkForm } from '../head/belonging-forms.tsx';
import { Section } from './section.tsx';
import { isolated } from '../../../parts/isolated.ts';

type Row = Answer<'readRelated'>['suggested'][number];

/** So many suggestions stand there until more are asked for. */
const atFirst = 5;

/** Cases that belong with this one, or could: of the same order, batch or cause; and the customer's others. */
export function Related() {
  const { belonging: words } = usePageWords('case');
  const { reference, customer } = useCase().subject;
  const { data, refusal, refresh } = useRead('readRelated', { reference });
  const [all, setAll] = useState(false);
  const count = data && data.linked.length + data.suggested.length;
  const suggested = data?.suggested.slice(0, all ? undefined : atFirst) ?? [];
  const hidden = (data?.suggested.length ?? 0) - suggested.length;
  const elsewhere = data
    ? data.elsewhere.suggested + data.elsewhere.linked.reduce((sum, one) => sum + one.count, 0)
    : 0;
  return (
    <Section
      title={words.title}
      count={count}
      refusal={refusal}
      again={refresh}
      empty={words.none}
      actions={
        <AskButton operation="linkCase" form={() => <LinkForm />}>
          {words.link}
        </AskButton>
      }
    >
      <ul className="case-items">
        {data?.linked.map(({ link, ...row }) => (
          <RelatedItem
            key={row.reference}
            row={row}
            why={words.linkKinds[link.kind]}
            acts={
              link.kind === 'split' ? undefined : (
                <AskButton
                  operation="unlinkCase"
                  variant="inline-link"
                  label={`${words.unlink}: ${row.reference}`}
                  form={() => <UnlinkForm from={row.reference} />}
                >
                  {words.unlink}
                </AskButton>
              )
            }
          >
            <div className="case-reason desk-words" dir="auto">
              {link.reason}
            </div>
          </RelatedItem>
        ))}
        {suggested.map((row) => (
          <RelatedItem
            key={row.reference}
            row={row}
            why={row.reasons.map((reason) => words.reasons[reason]).join(' · ')}
            acts={
              <>
                <AskButton
                  operation="linkCase"
                  variant="inline-link"
                  label={`${words.link}: ${row.reference}`}
                  form={() => <LinkForm to={row.reference} />}
                >
                  {words.link}
                </AskButton>
                {row.reasons.some((reason) => reason !== 'same-batch') && (
                  <AskButton
                    operation="mergeCase"
                    variant="inline-link"
                    label={`${words.merge}: ${row.reference}`}
                    form={() => <MergeForm into={row.reference} />}
                  >
                    {words.merge}
                  </AskButton>
                )}
              </>
            }
          />
        ))}
      </ul>
      {hidden > 0 && (
        <Button variant="inline-link" onClick={() => setAll(true)}>
          {words.showMore(hidden)}
        </Button>
      )}
      {elsewhere > 0 && (
        <Box variant="small" color="text-body-secondary">
          {words.elsewhere(elsewhere)}
        </Box>
      )}
      {data?.more === true && <div>{words.more}</div>}
      <Link href={hrefOf('/queue', { text: customer.email ?? customer.name })}>
        {words.ofCustomer(isolated(customer.name))}
      </Link>
    </Section>
  );
}

function RelatedItem({
  row,
  why,
  acts,
  children,
}: {
  row: Omit<Row, 'reasons'>;
  why: string;
  acts?: ReactNode;
  children?: ReactNode;
}) {
  const { words: core } = useDesk();
  return (
    <li className="case-item">
      <div className="case-item-head">
        <Link href={caseHref(row.reference)}>
          <span className="desk-reference">{row.reference}</span>
        </Link>
        <Badge>{core.statuses[row.status]}</Badge>
        <span>{why}</span>
      </div>
      <div className="desk-words" dir="auto">
        {row.excerpt}
      </div>
      <Box variant="small" color="text-body-secondary">
        <bdi>{row.customerName || core.erasedName}</bdi> · {core.categories[row.category]} · {core.levels[row.level]} ·{' '}
        <Time at={row.receivedAt} />
      </Box>
      {children}
      {acts !== undefined && <div className="case-item-acts">{acts}</div>}
    </li>
  );
}
