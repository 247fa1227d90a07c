import { Page } from '../../shell/page.tsx';
import { usePageWords } from '../../wording/pages.ts';

export default function DashboardPage() {
  const words = usePageWords('dashboard');
  return <Page title={words.title}>{null}</Page>;
}
