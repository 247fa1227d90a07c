import { type FormEvent, useState } from 'react';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRead } from '../../api/reads.ts';
import { useDesk } from '../../desk.ts';
import { go } from '../../router.ts';
import { Loading, Trouble } from '../../shell/messages.tsx';
import { usePageWords } from '../../wording/pages.ts';

const looksLikeReference = /^\s*cr[\s-]?[0-9a-z]{4}[\s-]?[0-9a-z]{4}\s*$/i;

/** The address of a case's record, by its reference as people write it. */
const auditHref = (written: string): string => {
  const letters = written.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  return `#/audit/${letters.slice(0, 2)}-${letters.slice(2, 6)}-${letters.slice(6)}`;
};

/** A case by its reference, or by words of its customer. */
export function FindCase() {
  const words = usePageWords('audit');
  const [text, setText] = useState('');
  const [wanted, want] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (looksLikeReference.test(text)) go(auditHref(text));
    else want(text.trim());
  };
  return (
    <Container header={<Header variant="h2">{words.find}</Header>}>
      <SpaceBetween size="m">
        <form onSubmit={submit}>
          <FormField
            label={words.findLabel}
            description={words.findHint}
            secondaryControl={<Button formAction="submit">{words.findButton}</Button>}
          >
            <Input type="search" value={text} onChange={({ detail }) => setText(detail.value)} />
          </FormField>
        </form>
        {wanted !== '' && <Found text={wanted} />}
      </SpaceBetween>
    </Container>
  );
}

function Found({ text }: { text: string }) {
  const words = usePageWords('audit');
  const { words: core } = useDesk();
  const { data, refusal, refresh } = useRead('listCases', { query: { text, limit: '20' } });
  if (data === undefined) return refusal ? <Trouble refusal={refusal} again={() => void refresh()} /> : <Loading />;
  return (
    <div role="status">
      <p>{words.found(data.items.length, data.nextCursor !== undefined)}</p>
      <ul>
        {data.items.map(({ reference, customerName, status, excerpt }) => (
          <li key={reference}>
            <Link href={`#/audit/${reference}`}>
              <span className="desk-reference">{reference}</span>
            </Link>{' '}
            <bdi>{customerName || core.erasedName}</bdi> · {core.statuses[status]} · <bdi>{excerpt}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
