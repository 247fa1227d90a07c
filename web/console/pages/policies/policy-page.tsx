import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRead } from '../../api/reads.ts';
import { useDesk } from '../../desk.ts';
import { Loading, Trouble } from '../../shell/messages.tsx';
import { Page } from '../../shell/page.tsx';
import { usePageWords } from '../../wording/pages.ts';
import { conditionsInWords, stepInWords, warningInWords } from './in-words.ts';
import { readDocument, writeHref } from './policies.ts';
import { Rules } from './rules.tsx';

/** One version of a policy, in words; and as it was written, for whoever wants to write another one. */
export function PolicyPage({ id, version }: { id: string; version: string | undefined }) {
  const words = usePageWords('policies');
  const { words: core, language, may } = useDesk();
  const said = { core, words };
  const { data, refusal, refresh } = useRead('readPolicy', { id, query: { version } });
  if (data === undefined) {
    return (
      <Page title={words.title}>
        {refusal ? <Trouble refusal={refusal} again={() => void refresh()} /> : <Loading />}
        <Link href="#/policies">{words.toAll}</Link>
      </Page>
    );
  }
  const policy = readDocument(data);
  const { source } = policy;
  const general = [
    ...policy.warn.map((point) => words.warned(warningInWords(point, said))),
    ...policy.ladder.map((step) => stepInWords(step, said)),
  ];
  return (
    <Page
      title={policy.title[language]}
      description={`${policy.id} · ${words.versionNumber(policy.version)}`}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button href="#/policies">{words.toAll}</Button>
          {may('validatePolicy') && <Button href={writeHref(policy.id, policy.version)}>{words.writeFrom}</Button>}
        </SpaceBetween>
      }
    >
      <Container header={<Header variant="h2">{words.about}</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: words.nature, value: words.naturesExplained[policy.nature] },
            { label: words.effectiveFrom, value: policy.effectiveFrom },
            {
              label: words.concerns,
              value: conditionsInWords(policy.when, said).map((line) => <div key={line}>{line}</div>),
            },
            {
              label: words.source,
              value: source ? (
                <>
                  <Link href={source.url} external>
                    {source.name}
                  </Link>
                  <div>
                    <Box variant="small">{words.checkedOn(source.checkedOn)}</Box>
                  </div>
                </>
              ) : (
                words.noSource
              ),
            },
            { label: words.from, value: data.inTheBox ? words.inTheBox : (data.published?.by ?? '') },
            {
              label: words.whoHears,
              value: general.length === 0 ? words.none : general.map((line) => <div key={line}>{line}</div>),
            },
          ]}
        />
      </Container>
      <Rules policy={policy} />
      <ExpandableSection variant="container" headingTagOverride="h2" headerText={words.asWritten}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by the keyboard */}
        <pre className="policies-json" tabIndex={0} role="region" aria-label={words.asWritten}>
          {JSON.stringify(data.policy, undefined, 2)}
        </pre>
      </ExpandableSection>
    </Page>
  );
}
