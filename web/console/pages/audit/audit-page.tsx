import { Page } from '../../shell/page.tsx';
import { usePageWords } from '../../wording/pages.ts';
import type { PageProps } from '../pages.ts';
import './audit.css';
import { CaseAudit } from './case-audit.tsx';
import { Decisions } from './decisions.tsx';
import { FindCase } from './find-case.tsx';

/** Who did what, when, and whether the record of it is whole. Nothing is changed here. */
export default function AuditPage({ params: [reference] }: PageProps) {
  const words = usePageWords('audit');
  if (reference !== undefined) return <CaseAudit key={reference} reference={reference} />;
  return (
    <Page title={words.title} description={words.lead}>
      <FindCase />
      <Decisions />
    </Page>
  );
}
