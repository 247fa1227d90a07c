import { useState } from 'react';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Answer } from '../../api/call.ts';
import { useCommand } from '../../api/commands.ts';
import { useDesk } from '../../desk.ts';
import { useTimes } from '../../parts/times.ts';
import { Trouble } from '../../shell/messages.tsx';
import { usePageWords } from '../../wording/pages.ts';

/** An export that can be fetched: by links that work for minutes, asked for when they are wanted. */
export function Export({ id, until }: { id: string; until: string }) {
  const words = usePageWords('privacy');
  const { words: core } = useDesk();
  const times = useTimes();
  const fetch = useCommand('downloadExport', { changes: [] });
  const [links, show] = useState<Answer<'downloadExport'>>();
  const ask = async (): Promise<void> => {
    const answer = await fetch.send({ id });
    if (answer !== undefined) show(answer);
  };
  return (
    <>
      {fetch.refusal && <Trouble title={core.problems.title} refusal={fetch.refusal} />}
      <Alert
        type="success"
        header={words.fetchLead(times.full(until))}
        action={
          <Button loading={fetch.sending} onClick={() => void ask()}>
            {words.fetch}
          </Button>
        }
      >
        {links !== undefined && (
          <SpaceBetween size="xs">
            <SpaceBetween direction="horizontal" size="m">
              <Link href={links.html}>{words.asPage}</Link>
              <Link href={links.json}>{words.asJson}</Link>
            </SpaceBetween>
            <span>{words.linksEnd(times.full(links.expiresAt))}</span>
          </SpaceBetween>
        )}
      </Alert>
    </>
  );
}
