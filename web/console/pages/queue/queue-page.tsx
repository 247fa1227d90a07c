import { useRead } from '../../api/reads.ts';
import { Page } from '../../shell/page.tsx';
import { usePageWords } from '../../wording/pages.ts';

export default function QueuePage() {
  const words = usePageWords('queue');
  const { data } = useRead('listCases', { query: {} }, { every: 30_000 });
  return <Page title={words.title}>{data?.items.length}</Page>;
}
