import { useState } from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { languages } from '../../../../functions/domain/complaint/vocabulary.ts';
import { foundBys, privacyKinds } from '../../../../functions/domain/privacy/request.ts';
import { useCommand } from '../../api/commands.ts';
import { useDesk } from '../../desk.ts';
import { Trouble } from '../../shell/messages.tsx';
import { notify } from '../../shell/notices.ts';
import { fieldTrouble } from '../../shell/sentence.ts';
import { usePageWords } from '../../wording/pages.ts';

const among = <T extends string>(values: readonly T[], value: string | undefined): T | undefined =>
  values.find((one) => one === value);

/**
 * Takes down what somebody asks about their data. What is typed stands in this dialog and nowhere else: it is a person's
 * address, and no draft keeps it.
 */
export function AskDialog({ close }: { close: () => void }) {
  const words = usePageWords('privacy');
  const { words: core } = useDesk();
  const [kind, setKind] = useState<(typeof privacyKinds)[number]>('export');
  const [way, setWay] = useState<(typeof foundBys)[number]>('email');
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const [notes, setNotes] = useState(false);
  const [language, setLanguage] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCommand('askPrivacy', { changes: ['/v1/staff/privacy-requests'] });
  const chosen = among(languages, language);
  const missing = (text: string): string | undefined => (tried && text.trim() === '' ? words.required : undefined);

  const send = async (): Promise<void> => {
    setTried(true);
    if (value.trim() === '' || reason.trim() === '') return;
    const body = {
      kind,
      [way]: value.trim(),
      reason,
      ...(kind === 'export' && { notes, ...(chosen !== undefined && { language: chosen }) }),
    };
    const answer = await command.send({ body });
    if (answer === undefined) return;
    notify('success', words.taken(answer.id));
    close();
  };
  const optionsOf = [{ value: '', label: words.ownLanguage }].concat(
    languages.map((one) => ({ value: one, label: core.languages[one] })),
  );
  const { refusal } = command;
  return (
    <Modal
      visible
      onDismiss={close}
      header={words.askTitle}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={close}>{core.cancel}</Button>
            <Button variant="primary" loading={command.sending} onClick={() => void send()}>
              {words.send}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {refusal && <Trouble title={core.problems.title} refusal={refusal} />}
        <FormField label={words.kind}>
          <RadioGroup
            value={kind}
            items={privacyKinds.map((one) => ({
              value: one,
              label: words.kinds[one],
              description: words.kindLeads[one],
            }))}
            onChange={({ detail }) => setKind(among(privacyKinds, detail.value) ?? kind)}
          />
        </FormField>
        <FormField label={words.way}>
          <RadioGroup
            value={way}
            items={foundBys.map((one) => ({ value: one, label: words.ways[one] }))}
            onChange={({ detail }) => setWay(among(foundBys, detail.value) ?? way)}
          />
        </FormField>
        <FormField label={words.values[way]} errorText={fieldTrouble(refusal, way) ?? missing(value)}>
          <Input value={value} autoComplete={false} onChange={({ detail }) => setValue(detail.value)} />
        </FormField>
        <FormField
          label={words.reason}
          description={words.reasonHint}
          errorText={fieldTrouble(refusal, 'reason') ?? missing(reason)}
        >
          <Textarea value={reason} rows={3} onChange={({ detail }) => setReason(detail.value)} />
        </FormField>
        {kind === 'export' && (
          <SpaceBetween size="s">
            <Checkbox checked={notes} onChange={({ detail }) => setNotes(detail.checked)}>
              {words.notes}
            </Checkbox>
            <FormField label={words.language}>
              <Select
                selectedOption={optionsOf.find((option) => option.value === language) ?? null}
                options={optionsOf}
                onChange={({ detail }) => setLanguage(detail.selectedOption.value ?? '')}
              />
            </FormField>
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Modal>
  );
}
