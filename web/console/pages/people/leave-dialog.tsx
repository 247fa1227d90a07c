import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import DateInput from '@cloudscape-design/components/date-input';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TimeInput from '@cloudscape-design/components/time-input';
import { useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { serverNow } from '../../api/server-time.ts';
import { useDesk } from '../../desk.ts';
import { Trouble } from '../../shell/messages.tsx';
import { notify } from '../../shell/notices.ts';
import { fieldTrouble } from '../../shell/sentence.ts';
import { usePageWords } from '../../wording/pages.ts';
import { leaveAddresses } from './leave.tsx';

/** A moment as two fields hold it, by the reader's own clock. */
type Local = { date: string; time: string };

/** Enters that somebody is away. */
export function LeaveDialog({ close }: { close: () => void }) {
  const words = usePageWords('people');
  const { words: core, person } = useDesk();
  const [who, setWho] = useState(person.username);
  const [from, setFrom] = useState<Local>(() => localOf(new Date(serverNow())));
  const [until, setUntil] = useState<Local>({ date: '', time: '09:00' });
  const put = useCommand('putAbsence', { changes: leaveAddresses });
  const save = async () => {
    const body = { from: instantOf(from) ?? '', until: instantOf(until) ?? '' };
    if ((await put.send({ id: who.trim(), body })) === undefined) return;
    notify('success', words.entered(who.trim()));
    close();
  };
  const complete = who.trim() !== '' && instantOf(from) !== undefined && instantOf(until) !== undefined;
  const named = put.refusal?.problem.errors?.some(({ field }) => ['from', 'until', 'id'].includes(field)) ?? false;
  return (
    <Modal
      visible
      onDismiss={close}
      header={words.enter}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>
              {core.cancel}
            </Button>
            <Button variant="primary" loading={put.sending} disabled={!complete} onClick={() => void save()}>
              {words.enter}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {put.refusal && !named && <Trouble title={core.problems.title} refusal={put.refusal} />}
        <FormField label={words.person} description={words.enterHint} errorText={fieldTrouble(put.refusal, 'id')}>
          <Input value={who} onChange={({ detail }) => setWho(detail.value)} />
        </FormField>
        <Moment label={words.from} value={from} change={setFrom} trouble={fieldTrouble(put.refusal, 'from')} />
        <Moment label={words.until} value={until} change={setUntil} trouble={fieldTrouble(put.refusal, 'until')} />
      </SpaceBetween>
    </Modal>
  );
}

function Moment(props: { label: string; value: Local; change: (value: Local) => void; trouble: string | undefined }) {
  const { timeHint } = usePageWords('people');
  const { label, value, change, trouble } = props;
  return (
    <FormField label={label} constraintText={timeHint} errorText={trouble}>
      <SpaceBetween direction="horizontal" size="xs">
        <DateInput
          value={value.date}
          format="iso"
          inputFormat="iso"
          placeholder="2026-12-24"
          onChange={({ detail }) => change({ ...value, date: detail.value })}
        />
        <TimeInput
          value={value.time}
          format="hh:mm"
          placeholder="09:00"
          ariaLabel={label}
          onChange={({ detail }) => change({ ...value, time: detail.value })}
        />
      </SpaceBetween>
    </FormField>
  );
}

const two = (number: number): string => String(number).padStart(2, '0');

const localOf = (moment: Date): Local => ({
  date: `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`,
  time: `${two(moment.getHours())}:${two(moment.getMinutes())}`,
});

/** What the fields say as an instant; undefined while they say none. */
function instantOf({ date, time }: Local): string | undefined {
  const at = /^\d{4}-\d\d-\d\d$/.test(date) && /^\d\d:\d\d$/.test(time) ? Date.parse(`${date}T${time}:00`) : Number.NaN;
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
