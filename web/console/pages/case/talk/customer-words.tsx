import { useId, useState } from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { Masked } from '../../../parts/masked.tsx';
import { Time } from '../../../parts/time.tsx';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';

/** More than this and only the beginning is shown: characters, and lines. */
const long = { characters: 420, lines: 6 } as const;

/** The customer's own words, beside what is being written: those that it began with, and the latest. */
export function CustomerWords() {
  const { talk: words } = usePageWords('case');
  const { description, receivedAt, timeline, customer, erased } = useCase().subject;
  const latest = timeline.findLast(({ type }) => type === 'CustomerMessageAdded' || type === 'ResolutionDisputed');
  const said = latest?.words?.['text'] ?? latest?.words?.['reason'];
  if (erased) return null;
  return (
    <section aria-label={words.says}>
      <Container header={<Header variant="h2">{words.says}</Header>}>
        {latest !== undefined && typeof said === 'string' && (
          <Words text={said} at={latest.at} name={words.latest} language={customer.language} />
        )}
        <Words
          text={description}
          at={receivedAt}
          name={typeof said === 'string' ? words.first : undefined}
          language={customer.language}
        />
      </Container>
    </section>
  );
}

function Words({ text, at, name, language }: { text: string; at: string; name: string | undefined; language: string }) {
  const { talk: words } = usePageWords('case');
  const { masked = [] } = useCase().subject;
  const [whole, setWhole] = useState(false);
  const id = useId();
  const isLong = text.length > long.characters || text.split('\n').length > long.lines;
  return (
    <div className="case-customer-words">
      <blockquote
        id={id}
        lang={language}
        dir="auto"
        className={isLong && !whole ? 'desk-words case-words case-words-cut' : 'desk-words case-words'}
      >
        <Masked text={text} masked={masked.length > 0} />
      </blockquote>
      <div className="case-item-acts">
        <Box variant="small" color="text-body-secondary">
          {name !== undefined && `${name} · `}
          <Time at={at} />
        </Box>
        {isLong && (
          <Button variant="inline-link" ariaExpanded={whole} ariaControls={id} onClick={() => setWhole(!whole)}>
            {whole ? words.less : words.whole}
          </Button>
        )}
      </div>
    </div>
  );
}
