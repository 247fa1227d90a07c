import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { type Answer, call } from '../../../api/call.ts';
import { useRead } from '../../../api/reads.ts';
import { Refusal } from '../../../api/refusal.ts';
import { useDesk } from '../../../desk.ts';
import { Time } from '../../../parts/time.tsx';
import { notify } from '../../../shell/notices.ts';
import { sentenceOf } from '../../../shell/sentence.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { useAllowed, useCase } from '../case.ts';
import { fileSize } from './file-size.ts';
import { SendFiles } from './send-files.tsx';
import { Section } from './section.tsx';

type File = Answer<'listAttachments'>['attachments'][number];

const signs: Record<File['state'], StatusIndicatorProps.Type> = {
  awaiting: 'pending',
  scanning: 'in-progress',
  clean: 'success',
  refused: 'error',
  unscanned: 'warning',
};
/** What is looked into is looked at again after so long. */
const soon = 4_000;

/** Files of the customer and of staff: what is known of each, and a link that saves it. */
export function Files() {
  const { files: words } = usePageWords('case');
  const { reference } = useCase().subject;
  const { data: before } = useRead('listAttachments', { reference });
  const busy = before?.attachments.some(({ state }) => state === 'scanning' || state === 'awaiting') ?? false;
  const { data, refusal, refresh } = useRead('listAttachments', { reference }, busy ? { every: soon } : {});
  const allowed = useAllowed()('requestStaffUpload');
  return (
    <Section
      title={words.title}
      count={data?.attachments.length}
      refusal={refusal}
      again={refresh}
      empty={words.none}
      open={(data?.attachments.length ?? 0) > 0}
    >
      <ul className="case-items">
        {data?.attachments.map((file) => (
          <FileItem key={file.id} file={file} />
        ))}
      </ul>
      {allowed.can && <SendFiles />}
    </Section>
  );
}

function FileItem({ file }: { file: File }) {
  const { caller, language, words: core } = useDesk();
  const { files: words } = usePageWords('case');
  const { subject, nameOf } = useCase();
  const { id, name, size, state, at, shared, by, addedBy } = file;
  const save = async (): Promise<void> => {
    try {
      const { body } = await call(caller, 'downloadForStaff', { reference: subject.reference, id });
      // The answer's Content-Disposition has it saved; the page stays.
      const link = document.createElement('a');
      link.href = body.url;
      link.rel = 'noreferrer';
      link.click();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      notify('error', sentenceOf(error, core));
    }
  };
  const readable = state === 'clean' || state === 'unscanned';
  const whose =
    by === 'customer' ? core.actors.customer : addedBy.id === undefined ? core.actors.staff : nameOf(addedBy.id);
  return (
    <li className="case-item">
      <div className="case-item-head">
        <StatusIndicator type={signs[state]}>{words.states[state]}</StatusIndicator>
        <Badge color={shared || by === 'customer' ? 'blue' : 'grey'}>
          {by === 'customer' ? words.fromCustomer : shared ? words.shared : words.internal}
        </Badge>
      </div>
      <strong>
        <bdi>{name}</bdi>
      </strong>
      <Box variant="small" color="text-body-secondary">
        {fileSize(size, language)} · {whose} · <Time at={at} />
      </Box>
      {state === 'unscanned' && <div>{words.unscannedHint}</div>}
      <div className="case-item-acts">
        <Button
          iconName="download"
          disabled={!readable}
          {...(!readable && { disabledReason: words.notReadable[state] })}
          ariaLabel={`${words.save}: ${name}`}
          onClick={() => void save()}
        >
          {words.save}
        </Button>
      </div>
    </li>
  );
}
