import Button from '@cloudscape-design/components/button';
import DatePicker from '@cloudscape-design/components/date-picker';
import TimeInput from '@cloudscape-design/components/time-input';
import { serverNow } from '../../../api/server-time.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { localOf } from './field.ts';

const day = 86_400_000;
/** The hour that a working day most likely ends at: what is due "on Friday" is due then. */
const endOfDay = '18:00';

/** A day and a time, by the reader's own clock; with what is most often meant one press away. */
export function MomentField({
  value,
  change,
  label,
  invalid = false,
}: {
  value: string;
  change: (value: string) => void;
  label: string;
  invalid?: boolean;
}) {
  const { form: words } = usePageWords('case');
  const [date = '', time = ''] = value.split('T');
  const inDays = (days: number): string => `${localOf(serverNow() + days * day).slice(0, 10)}T${endOfDay}`;
  return (
    <div className="case-moment">
      <DatePicker
        value={date}
        invalid={invalid}
        ariaLabel={words.dayOf(label)}
        placeholder="YYYY/MM/DD"
        openCalendarAriaLabel={(chosen) => (chosen === null ? words.openCalendar : `${words.openCalendar} ${chosen}`)}
        isDateEnabled={(shown) => shown.getTime() > serverNow() - day}
        onChange={({ detail }) => change(`${detail.value}T${time === '' ? endOfDay : time}`)}
      />
      <TimeInput
        value={time}
        format="hh:mm"
        placeholder="hh:mm"
        invalid={invalid}
        ariaLabel={words.timeOf(label)}
        onChange={({ detail }) => change(`${date === '' ? inDays(0).slice(0, 10) : date}T${detail.value}`)}
      />
      <div className="case-moment-soon">
        {([1, 3, 7] as const).map((days) => (
          <Button key={days} variant="inline-link" formAction="none" onClick={() => change(inDays(days))}>
            {words.inDays(days)}
          </Button>
        ))}
      </div>
    </div>
  );
}
