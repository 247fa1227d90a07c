import { Page } from '../../shell/page.tsx';
import { usePageWords } from '../../wording/pages.ts';

export default function PoliciesPage() {
  const words = usePageWords('policies');
  return <Page title={words.title}>{null}</Page>;
}
