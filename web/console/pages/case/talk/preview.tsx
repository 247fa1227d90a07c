import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import type { Part, WrittenFacts } from '../../../../../functions/domain/correspondence/letter.ts';
import { customerLettersInEnglish } from '../../../../../functions/domain/correspondence/letters/customer.en.ts';
import { customerLettersInChinese } from '../../../../../functions/domain/correspondence/letters/customer.zh-CN.ts';
import { momentIn } from '../../../../../functions/domain/correspondence/moments.ts';
import { greetingName, printable } from '../../../../../functions/domain/correspondence/printable.ts';
import { serverNow } from '../../../api/server-time.ts';
import { useDesk } from '../../../desk.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';

const letters = { en: customerLettersInEnglish, 'zh-CN': customerLettersInChinese };

/** The letter that the customer will get, by the same words that the mail is made of, in the customer's language. */
export default function Preview({
  letter: name,
  text,
  close,
}: {
  letter: 'reply' | 'decision';
  text: string;
  close: () => void;
}) {
  const { config } = useDesk();
  const { talk: words, head } = usePageWords('case');
  const { subject } = useCase();
  const { reference, customer, kind, team, receivedAt, clocks } = subject;
  const { language } = customer;
  const now = new Date(serverNow()).toISOString();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const moment = (at: string) => momentIn(language, zone, at, now);
  const decided = clocks
    .filter(({ kind: of, state, dueAt }) => of === 'resolution' && state === 'running' && dueAt > now)
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];
  const facts: WrittenFacts = {
    brand: config.brand.name,
    reference,
    name: greetingName(customer.name),
    kind: kind.value,
    team,
    receivedAt: moment(receivedAt),
    ...(decided && { resolution: moment(decided.dueAt) }),
    trackingUrl: '',
    siteUrl: '',
    words: printable(text),
  };
  const letter = letters[language][name](facts);
  return (
    <Modal
      visible
      size="large"
      header={words.previewTitle}
      closeAriaLabel={head.close}
      onDismiss={close}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={close}>
            {head.close}
          </Button>
        </Box>
      }
    >
      <Box variant="p" color="text-body-secondary">
        {customer.email === undefined ? words.previewPage : words.previewMail(customer.email)}
      </Box>
      <article className="case-letter" lang={language} aria-label={words.previewTitle}>
        <p className="case-letter-subject">{letter.subject}</p>
        {letter.greeting !== undefined && <p>{letter.greeting}</p>}
        {letter.parts.map((part, index) => (
          <LetterPart key={index} part={part} />
        ))}
        <p>
          {letter.closing.map((line) => (
            <span key={line} className="case-letter-line">
              {line}
            </span>
          ))}
        </p>
      </article>
    </Modal>
  );
}

function LetterPart({ part }: { part: Part }) {
  switch (part.part) {
    case 'text':
      return <p>{part.text}</p>;
    case 'heading':
      return <p className="case-letter-heading">{part.text}</p>;
    case 'quote':
      return <blockquote className="desk-words">{part.text}</blockquote>;
    case 'facts':
      return (
        <dl>
          {part.rows.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      );
    case 'action':
      return <p className="case-letter-action">{part.label}</p>;
    case 'small':
      return <p className="case-letter-small">{part.text}</p>;
    case 'steps':
      return (
        <ol>
          {part.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
      );
    // What letters to staff are made of.
    case 'alert':
    case 'cases':
    case 'choices':
      return null;
    default:
      return part satisfies never;
  }
}
