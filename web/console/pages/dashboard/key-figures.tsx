import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Icon from '@cloudscape-design/components/icon';
import Link from '@cloudscape-design/components/link';
import type { Answer } from '../../api/call.ts';
import { useDesk } from '../../desk.ts';
import { hrefOf } from '../../router.ts';
import { usePageWords } from '../../wording/pages.ts';

/** How it stands at this moment; each figure leads to its cases. */
export function KeyFigures({ now }: { now: Answer<'showDashboard'>['now'] }) {
  const { language } = useDesk();
  const words = usePageWords('dashboard');
  const numbers = new Intl.NumberFormat(language);
  const figures = [
    { id: 'open', href: hrefOf('/queue') },
    { id: 'late', href: hrefOf('/queue', { late: 'true' }) },
    { id: 'dueToday', href: hrefOf('/queue', { dueBefore: 'today' }) },
    { id: 'unassigned', href: hrefOf('/queue', { unassigned: 'true' }) },
  ] as const;
  return (
    <Container header={<Header variant="h2">{words.now}</Header>}>
      <dl className="dashboard-figures">
        {figures.map(({ id, href }) => (
          <div key={id}>
            <dt>{words.figures[id]}</dt>
            <dd>
              <Link href={href} fontSize="display-l" ariaLabel={words.look(words.figures[id], now[id])}>
                {numbers.format(now[id])}
              </Link>{' '}
              {id === 'late' && now.late > 0 && <Icon name="status-warning" variant="warning" />}
              <div>
                <Box variant="small">{words.hints[id]}</Box>
              </div>
            </dd>
          </div>
        ))}
      </dl>
    </Container>
  );
}
