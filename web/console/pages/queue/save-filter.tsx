import { useState } from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useDesk } from '../../desk.ts';
import { useFirstFocus } from '../../parts/use-first-focus.ts';
import { usePageWords } from '../../wording/pages.ts';

/** Asks for the name under which a filter is kept. */
export default function SaveFilter({ save, close }: { save: (name: string) => void; close: () => void }) {
  const { words: core } = useDesk();
  const words = usePageWords('queue');
  const first = useFirstFocus<InputProps.Ref>();
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (): void => {
    setTried(true);
    if (name.trim() !== '') save(name.trim());
  };
  return (
    <Modal
      visible
      size="small"
      header={words.saveFilterTitle}
      closeAriaLabel={core.shell.close}
      onDismiss={close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={close}>{core.cancel}</Button>
            <Button variant="primary" onClick={submit}>
              {words.save}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <FormField
        label={words.filterName}
        constraintText={words.filterNameHint}
        errorText={tried && name.trim() === '' ? words.filterNameMissing : undefined}
      >
        <Input
          value={name}
          ref={first}
          onChange={({ detail }) => setName(detail.value.slice(0, 60))}
          onKeyDown={({ detail }) => (detail.key === 'Enter' ? submit() : undefined)}
        />
      </FormField>
    </Modal>
  );
}
