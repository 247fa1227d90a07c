import { Page } from '../../shell/page.tsx';
import { usePageWords } from '../../wording/pages.ts';

export default function PeoplePage() {
  const words = usePageWords('people');
  return <Page title={words.title}>{null}</Page>;
}
