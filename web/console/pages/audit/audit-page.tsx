import { Page } from '../../shell/page.tsx';
import { usePageWords } from '../../wording/pages.ts';

export default function AuditPage() {
  const words = usePageWords('audit');
  return <Page title={words.title}>{null}</Page>;
}
