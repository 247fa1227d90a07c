import { Page } from '../../shell/page.tsx';
import { usePageWords } from '../../wording/pages.ts';

export default function CasePage() {
  const words = usePageWords('case');
  return <Page title={words.title}>{null}</Page>;
}
