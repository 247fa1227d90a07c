import SpaceBetween from '@cloudscape-design/components/space-between';
import { Page } from '../../shell/page.tsx';
import { usePageWords } from '../../wording/pages.ts';
import { Leave } from './leave.tsx';
import { People } from './people.tsx';
import { Routing } from './routing.tsx';

/** To whom cases are given, who is away, and where new cases go. */
export default function PeoplePage() {
  const words = usePageWords('people');
  return (
    <Page title={words.title} description={words.lead}>
      <SpaceBetween size="l">
        <People />
        <Leave />
        <Routing />
      </SpaceBetween>
    </Page>
  );
}
