import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import type { Answer } from '../../api/call.ts';
import { useCommand } from '../../api/commands.ts';
import { useDesk } from '../../desk.ts';
import { useDraft } from '../../parts/drafts.ts';
import { parsedJson } from '../../parts/parsed-json.ts';
import { Trouble } from '../../shell/messages.tsx';
import { notify } from '../../shell/notices.ts';
import { usePageWords } from '../../wording/pages.ts';

/** All rules of routing as the API takes them. Somebody else's newer version is not written over: If-Match. */
export function RulesEditor({ routing, close }: { routing: Answer<'readRouting'>; close: () => void }) {
  const words = usePageWords('people');
  const { words: core } = useDesk();
  const held = JSON.stringify({ rules: routing.rules }, undefined, 2);
  const [draft, change, clear] = useDraft('routing', { rules: held, version: String(routing.current) });
  const write = useCommand('writeRouting', { changes: ['/v1/staff/routing'] });
  const read = parsedJson(draft.rules);
  const save = async () => {
    if (!('body' in read)) return;
    // The API checks it with the schema that its documentation is written from, and names each place that is wrong.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
    const body = read.body as never;
    const saved = await write.send({ version: Number(draft.version), body });
    if (saved === undefined) return;
    clear();
    notify('success', words.rulesSaved(saved.version));
    close();
  };
  const places = write.refusal?.problem.errors ?? [];
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                onClick={() => {
                  clear();
                  close();
                }}
              >
                {core.cancel}
              </Button>
              <Button
                variant="primary"
                loading={write.sending}
                disabled={!('body' in read)}
                onClick={() => void save()}
              >
                {words.saveRules}
              </Button>
            </SpaceBetween>
          }
        >
          {words.editRules}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {write.refusal && places.length === 0 && <Trouble title={core.problems.title} refusal={write.refusal} />}
        <FormField
          stretch
          label={words.rulesJson}
          description={words.rulesHint}
          errorText={
            'why' in read
              ? words.notJson(read.why)
              : places.length > 0 &&
                places.map(({ field, detail }) => <div key={`${field} ${detail}`}>{`${field}: ${detail}`}</div>)
          }
        >
          <Textarea
            rows={18}
            spellcheck={false}
            value={draft.rules}
            onChange={({ detail }) => change({ rules: detail.value })}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
