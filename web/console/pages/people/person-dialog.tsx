import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import Multiselect from '@cloudscape-design/components/multiselect';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { useState } from 'react';
import { type Language, languages, type Team, teams } from '../../../../functions/domain/complaint/vocabulary.ts';
import { useCommand } from '../../api/commands.ts';
import { useDesk } from '../../desk.ts';
import { Trouble } from '../../shell/messages.tsx';
import { notify } from '../../shell/notices.ts';
import { fieldTrouble } from '../../shell/sentence.ts';
import { usePageWords } from '../../wording/pages.ts';
import type { Person } from './people.tsx';

/** To what extent somebody is given cases. Without a person, of somebody who is entered now. */
export function PersonDialog({ person, close }: { person: Person | undefined; close: () => void }) {
  const words = usePageWords('people');
  const { words: core } = useDesk();
  const [id, setId] = useState(person?.id ?? '');
  const [inTeams, setTeams] = useState<readonly Team[]>(person?.teams ?? []);
  const [speaks, setSpeaks] = useState<readonly Language[]>(person?.languages ?? languages);
  const [takesCases, setTakes] = useState(person?.takesCases ?? true);
  const [capacity, setCapacity] = useState(String(person?.capacity ?? 20));
  const put = useCommand('putPerson', { changes: ['/v1/staff/people'] });
  const save = async () => {
    const body = {
      ...(person && { name: person.name }),
      teams: [...inTeams],
      languages: [...speaks],
      takesCases,
      capacity: Number(capacity),
    };
    const saved = await put.send({ id: id.trim(), body });
    if (saved === undefined) return;
    notify('success', words.saved(saved.name));
    close();
  };
  const named = put.refusal?.problem.errors?.length ?? 0;
  return (
    <Modal
      visible
      onDismiss={close}
      header={person ? words.edit.title(person.name) : words.edit.addTitle}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>
              {core.cancel}
            </Button>
            <Button variant="primary" loading={put.sending} disabled={id.trim() === ''} onClick={() => void save()}>
              {words.edit.save}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {put.refusal && named === 0 && <Trouble title={core.problems.title} refusal={put.refusal} />}
        {person === undefined && (
          <FormField label={words.edit.id} description={words.edit.idHint} errorText={fieldTrouble(put.refusal, 'id')}>
            <Input value={id} autoFocus onChange={({ detail }) => setId(detail.value)} />
          </FormField>
        )}
        <Several
          label={words.edit.teams}
          hint={words.edit.teamsHint}
          all={teams}
          names={core.teams}
          chosen={inTeams}
          choose={setTeams}
          trouble={fieldTrouble(put.refusal, 'teams')}
        />
        <Several
          label={words.edit.languages}
          all={languages}
          names={core.languages}
          chosen={speaks}
          choose={setSpeaks}
          trouble={fieldTrouble(put.refusal, 'languages')}
        />
        <Toggle checked={takesCases} onChange={({ detail }) => setTakes(detail.checked)}>
          {words.edit.takes}
        </Toggle>
        <FormField
          label={words.edit.capacity}
          description={words.edit.capacityHint}
          errorText={fieldTrouble(put.refusal, 'capacity')}
        >
          <Input
            type="number"
            inputMode="numeric"
            value={capacity}
            onChange={({ detail }) => setCapacity(detail.value)}
          />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}

/** Some of a closed list. */
function Several<T extends string>(props: {
  label: string;
  hint?: string;
  all: readonly T[];
  names: Record<T, string>;
  chosen: readonly T[];
  choose: (chosen: T[]) => void;
  trouble: string | undefined;
}) {
  const { edit } = usePageWords('people');
  const { label, hint, all, names, chosen, choose, trouble } = props;
  const options = all.map((value) => ({ value, label: names[value] }));
  return (
    <FormField label={label} description={hint} errorText={trouble}>
      <Multiselect
        options={options}
        selectedOptions={options.filter(({ value }) => chosen.includes(value))}
        placeholder={edit.choose}
        deselectAriaLabel={(option) => edit.remove(option.label ?? '')}
        onChange={({ detail }) => {
          const values = detail.selectedOptions.map((option) => option.value);
          choose(all.filter((value) => values.includes(value)));
        }}
      />
    </FormField>
  );
}
