import { Page } from '../../shell/page.tsx';
import { usePageWords } from '../../wording/pages.ts';
import type { PageProps } from '../pages.ts';
import { ChangePage } from './change-page.tsx';
import { ListPage } from './list-page.tsx';
import './policies.css';
import { PolicyPage } from './policy-page.tsx';
import { WritePage } from './write-page.tsx';

/** Which deadlines cases are given: what there is, what it says, and what another choice would change. */
export default function PoliciesPage({ params: [id], query }: PageProps) {
  const words = usePageWords('policies');
  const version = query.get('version') ?? undefined;
  if (id !== undefined) return <PolicyPage key={`${id} ${version}`} id={id} version={version} />;
  const back = query.get('back');
  const wanted = query.get('do');
  if (wanted === 'write') return <WritePage from={query.get('from') ?? undefined} version={version} />;
  if (wanted === 'activate') return <ChangePage key={back} back={back === null ? undefined : Number(back)} />;
  return (
    <Page title={words.title} description={words.lead}>
      <ListPage />
    </Page>
  );
}
