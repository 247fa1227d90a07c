import { Page } from '../../shell/page.tsx';
import { usePageWords } from '../../wording/pages.ts';

export default function TasksPage() {
  const words = usePageWords('tasks');
  return <Page title={words.title}>{null}</Page>;
}
