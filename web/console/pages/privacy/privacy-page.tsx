import SpaceBetween from '@cloudscape-design/components/space-between';
import { Page } from '../../shell/page.tsx';
import { usePageWords } from '../../wording/pages.ts';
import type { PageProps } from '../pages.ts';
import { RequestView } from './request-view.tsx';
import { Requests } from './requests.tsx';
import { Retention } from './retention.tsx';

/** What people ask about their data, and for how long cases are kept; or the one request of the address. */
export default function PrivacyPage({ params: [id] }: PageProps) {
  const words = usePageWords('privacy');
  if (id !== undefined) return <RequestView key={id} id={decodeURIComponent(id)} />;
  return (
    <Page title={words.title} description={words.lead}>
      <SpaceBetween size="l">
        <Requests />
        <Retention />
      </SpaceBetween>
    </Page>
  );
}
