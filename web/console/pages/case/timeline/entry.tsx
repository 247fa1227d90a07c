import Icon, { type IconProps } from '@cloudscape-design/components/icon';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useDesk } from '../../../desk.ts';
import { nameOf as eventName, textsOf, type TimelineEntry } from '../../../parts/event-line.tsx';
import { Masked } from '../../../parts/masked.tsx';
import { Time } from '../../../parts/time.tsx';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { useDetails } from './details.ts';
import { type mailsByEvent, type Side, sideOf } from './sides.ts';

type Mail = NonNullable<ReturnType<ReturnType<typeof mailsByEvent>['get']>>[number];

const signs: Record<Side, IconProps.Name> = {
  customer: 'user-profile',
  told: 'send',
  internal: 'lock-private',
  system: 'gen-ai',
};
const ownSigns: Readonly<Record<string, IconProps.Name>> = {
  DeadlineWarned: 'status-warning',
  DeadlineBreached: 'status-negative',
  CaseEscalated: 'status-negative',
  MailBounced: 'status-warning',
  AttachmentAdded: 'file',
  ComplaintResolved: 'status-positive',
  NoteAdded: 'lock-private',
};

/** One event: what, who, when, what was said, what it changed, and the mails that told of it. */
export function Entry({ entry, mails }: { entry: TimelineEntry; mails: Mail[] }) {
  const { names } = usePageWords('events');
  const { timeline: words } = usePageWords('case');
  const { subject } = useCase();
  const details = useDetails()(entry);
  const side = sideOf(entry);
  const { description, masked = [] } = subject;
  const texts = entry.type === 'ComplaintReceived' ? (description === '' ? [] : [description]) : wordsOf(entry);
  const spoken = side === 'customer' || side === 'told' || entry.type === 'NoteAdded';
  return (
    <li className={`case-entry case-entry-${entry.type === 'NoteAdded' ? 'note' : side}`} id={`event-${entry.seq}`}>
      <span className="case-entry-sign">
        <Icon name={ownSigns[entry.type] ?? (side === 'system' ? 'settings' : signs[side])} />
      </span>
      <div className="case-entry-body">
        <div className="case-entry-head">
          <strong>{eventName(names, entry.type)}</strong>
          <span className="case-entry-side">{words.sides[side]}</span>
          <span className="case-entry-by">
            <Who entry={entry} /> · <Time at={entry.at} />
          </span>
        </div>
        {details.length > 0 && <div className="case-entry-details desk-words">{details.join('\n')}</div>}
        {texts.map((text, index) => (
          <div key={index} className={spoken ? 'case-said desk-words' : 'case-reason desk-words'} dir="auto">
            <Masked text={text} masked={masked.length > 0} />
          </div>
        ))}
        {mails.length > 0 && (
          <ul className="case-mails">
            {mails.map((mail) => (
              <MailLine key={mail.mailId} mail={mail} />
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

/** Everything that a person wrote with the event, the names of files and of partners included. */
function wordsOf(entry: TimelineEntry): string[] {
  const { name, problem, owner, partner } = entry.words ?? {};
  const more = [name, problem, owner].filter((one): one is string => typeof one === 'string' && one !== '');
  const partnerName =
    typeof partner === 'object' && partner !== null && 'name' in partner ? [String(partner.name)] : [];
  const about =
    entry.type === 'AboutCorrected'
      ? ['product', 'orderNumber', 'batch'].flatMap((field) => entry.words?.[field] ?? []).map(String)
      : [];
  const parts =
    entry.type === 'FeedbackGiven'
      ? Object.values(entry.words ?? {}).filter((one): one is string => typeof one === 'string')
      : [];
  return [...partnerName, ...about, ...more, ...textsOf(entry), ...parts];
}

/** Who did it: by name where it is one of us, by role where it is not. */
function Who({ entry: { by } }: { entry: TimelineEntry }) {
  const { words: core } = useDesk();
  const { timeline: words } = usePageWords('case');
  const { nameOf, subject } = useCase();
  const named =
    by.type === 'staff'
      ? by.id === undefined
        ? core.actors.staff
        : nameOf(by.id)
      : by.type === 'partner'
        ? (by.name ?? core.actors.partner)
        : by.type === 'customer'
          ? subject.customer.name
          : core.actors.system;
  return (
    <>
      <bdi>{named}</bdi>
      {by.bulk !== undefined && <> · {words.bulk}</>}
    </>
  );
}

const mailSigns: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  sent: 'success',
  claimed: 'in-progress',
  waiting: 'pending',
  'in-digest': 'success',
  dropped: 'stopped',
};

function MailLine({ mail }: { mail: Mail }) {
  const { words: core } = useDesk();
  const { timeline: words } = usePageWords('case');
  const { to, state, template, sentAt, bounced, passedOn = [] } = mail;
  const letters: Readonly<Record<string, string>> = words.letters;
  const states: Readonly<Record<string, string>> = words.mailStates;
  return (
    <li>
      <StatusIndicator type={bounced === undefined ? (mailSigns[state] ?? 'info') : 'error'}>
        {letters[template] ?? template} → <bdi>{to || core.erasedName}</bdi>:{' '}
        {bounced === undefined ? (states[state] ?? state) : words.bounced}
        {sentAt !== undefined && bounced === undefined && (
          <>
            {' '}
            <Time at={sentAt} />
          </>
        )}
      </StatusIndicator>
      {passedOn.length > 0 && <div>{words.insteadOf(passedOn.map(({ name }) => name).join(', '))}</div>}
    </li>
  );
}
