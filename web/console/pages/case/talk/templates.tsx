import { useState } from 'react';
import Button from '@cloudscape-design/components/button';
import Select from '@cloudscape-design/components/select';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { situations } from '../../../../../functions/domain/speaking/templates/template.ts';
import { call, type Answer } from '../../../api/call.ts';
import { useRead } from '../../../api/reads.ts';
import { Refusal } from '../../../api/refusal.ts';
import { useDesk } from '../../../desk.ts';
import { notify } from '../../../shell/notices.ts';
import { sentenceOf } from '../../../shell/sentence.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';

type Missing = Answer<'fillTemplate'>['missing'];

/** Puts a template of the customer's language into the text, filled with what the case knows. */
export function Templates({ text, fill }: { text: string; fill: (text: string) => void }) {
  const { caller, words: core } = useDesk();
  const { talk: words } = usePageWords('case');
  const { reference, customer } = useCase().subject;
  const { language } = customer;
  const [asked, setAsked] = useState(false);
  const [filling, setFilling] = useState(false);
  const [filled, setFilled] = useState<{ before: string; after: string; missing: Missing }>();
  const { data, loading, refusal } = useRead('listTemplates', asked ? { query: { language } } : undefined);
  const options = situations
    .map((situation) => ({
      label: words.situations[situation],
      options: (data?.templates ?? [])
        .filter((template) => template.situation === situation)
        .map(({ id, title }) => ({ value: id, label: title })),
    }))
    .filter((group) => group.options.length > 0);
  const put = async (id: string): Promise<void> => {
    setFilling(true);
    try {
      const { body } = await call(caller, 'fillTemplate', { reference, id, body: {} });
      const after = text.trim() === '' ? body.text : `${text.trimEnd()}\n\n${body.text}`;
      setFilled({ before: text, after, missing: body.missing });
      fill(after);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      notify('error', sentenceOf(error, core));
    } finally {
      setFilling(false);
    }
  };
  return (
    <>
      <div className="case-template">
        <Select
          selectedOption={null}
          options={options}
          disabled={filling}
          filteringType="auto"
          ariaLabel={words.template}
          placeholder={words.template}
          triggerVariant="option"
          expandToViewport
          statusType={refusal ? 'error' : data === undefined || loading ? 'loading' : 'finished'}
          loadingText={core.shell.loading}
          errorText={refusal ? sentenceOf(refusal, core) : ''}
          empty={words.noTemplates}
          onFocus={() => setAsked(true)}
          onLoadItems={() => setAsked(true)}
          onChange={({ detail }) => void put(detail.selectedOption.value ?? '')}
        />
      </div>
      {filled?.after === text && (
        <div className="case-filled">
          <StatusIndicator type={filled.missing.length > 0 ? 'warning' : 'success'}>
            {filled.missing.length > 0
              ? words.missing(filled.missing.map((name) => words.placeholders[name]).join(', '))
              : words.filled}
          </StatusIndicator>
          <Button
            variant="inline-link"
            onClick={() => {
              fill(filled.before);
              setFilled(undefined);
            }}
          >
            {words.undo}
          </Button>
        </div>
      )}
    </>
  );
}
