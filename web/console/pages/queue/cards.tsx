import { useDesk } from '../../desk.ts';
import { usePersonNames } from '../../parts/person-names.ts';
import { usePageWords } from '../../wording/pages.ts';
import { Deadline, LevelBadge, Matter, ReferenceLink, type Row, StatusSign } from './columns.tsx';

/** The queue on a phone: what matters of each case, under each other. */
export function QueueCards({ rows }: { rows: readonly Row[] }) {
  const words = usePageWords('queue');
  const { words: core } = useDesk();
  const nameOf = usePersonNames();
  return (
    <ul className="queue-cards" aria-label={words.table}>
      {rows.map((row) => (
        <li key={row.reference}>
          <div className="queue-card-head">
            <ReferenceLink reference={row.reference} />
            <LevelBadge level={row.level} />
          </div>
          <Matter row={row} words={words} />
          <div className="queue-card-foot">
            <span>
              <bdi>{row.customerName || core.erasedName}</bdi> ·{' '}
              {row.assignee === undefined ? words.nobody : <bdi>{nameOf(row.assignee)}</bdi>}
            </span>
            <StatusSign status={row.status} />
          </div>
          <Deadline row={row} words={words} />
        </li>
      ))}
    </ul>
  );
}
