import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Flashbar from '@cloudscape-design/components/flashbar';
import Spinner from '@cloudscape-design/components/spinner';
import { useEffect, useRef } from 'react';
import { useConnection } from '../api/connection.ts';
import type { Refusal } from '../api/refusal.ts';
import { useDesk } from '../desk.ts';
import { sentenceOf } from './sentence.ts';
import { dismissNotice, notify, useNotices } from './notices.ts';

/** What the console tells in passing, and whether the desk can be reached. */
export function Messages() {
  const { shell, connection: says } = useDesk().words;
  const notices = useNotices();
  const connection = useConnection();
  const before = useRef(connection);
  useEffect(() => {
    if (before.current !== 'online' && connection === 'online') notify('success', says.back);
    before.current = connection;
  }, [connection, says.back]);
  return (
    <Flashbar
      i18nStrings={{
        ariaLabel: shell.notices,
        errorIconAriaLabel: shell.error,
        warningIconAriaLabel: shell.warning,
        successIconAriaLabel: shell.success,
        infoIconAriaLabel: shell.info,
      }}
      items={[
        ...(connection === 'online'
          ? []
          : [{ id: 'connection', type: 'warning' as const, content: says[connection], ariaRole: 'status' as const }]),
        ...notices.map(({ id, type, text }) => ({
          id: String(id),
          type,
          content: text,
          dismissible: true,
          dismissLabel: shell.dismiss,
          onDismiss: () => dismissNotice(id),
          ariaRole: type === 'error' ? ('alert' as const) : ('status' as const),
        })),
      ]}
    />
  );
}

/** While a page or its data is fetched for the first time. */
export function Loading() {
  const { shell } = useDesk().words;
  return (
    <Box padding="xxl" textAlign="center" color="text-status-inactive">
      <span role="status">
        <Spinner /> {shell.loading}
      </span>
    </Box>
  );
}

/** Why something could not be read or done, with another try where that may help. */
export function Trouble({ refusal, again, title }: { refusal: Refusal; again?: () => void; title?: string }) {
  const { words } = useDesk();
  const { requestId } = refusal.problem;
  return (
    <Alert
      type={refusal.unanswered ? 'warning' : 'error'}
      header={title ?? words.problems.loadTitle}
      {...(again && { action: <Button onClick={again}>{words.problems.again}</Button> })}
    >
      {sentenceOf(refusal, words)}
      {requestId !== undefined && refusal.problem.status >= 500 && (
        <Box variant="small">{words.problems.number(requestId)}</Box>
      )}
    </Alert>
  );
}
