import { type DragEvent, useRef, useState } from 'react';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { attachmentLimits, attachmentTypes } from '../../../../../functions/contract/attachments.ts';
import { call } from '../../../api/call.ts';
import { caseAddress } from '../../../api/commands.ts';
import { invalidate } from '../../../api/reads.ts';
import { Refusal } from '../../../api/refusal.ts';
import { useDesk } from '../../../desk.ts';
import { sentenceOf } from '../../../shell/sentence.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { digestOf, sendBytes, typeOf } from './send-file.ts';

type Sending = { key: number; file: File; shared: boolean; share: number; trouble: string | undefined };

const accepted = Object.entries(attachmentTypes)
  .flatMap(([type, endings]) => [type, ...endings.map((ending) => `.${ending}`)])
  .join(',');
let last = 0;

/** Sends files to the case, as internal evidence unless they are to be shared with the customer. */
export function SendFiles() {
  const { caller, words: core } = useDesk();
  const { files: words } = usePageWords('case');
  const { reference } = useCase().subject;
  const [shared, setShared] = useState(false);
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const set = (key: number, change: Partial<Sending>): void =>
    setSending((those) => those.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const drop = (key: number): void => setSending((those) => those.filter((one) => one.key !== key));

  const send = async ({ key, file, shared: toBeShared }: Sending): Promise<void> => {
    set(key, { share: 0, trouble: undefined });
    const type = typeOf(file);
    if (type === undefined) return set(key, { trouble: words.otherType });
    if (file.size > attachmentLimits.bytes) return set(key, { trouble: words.tooLarge });
    if (file.size === 0) return set(key, { trouble: words.isEmpty });
    try {
      const { name, size } = file;
      const body = { name, type, size, sha256: await digestOf(file), shared: toBeShared };
      const { body: answer } = await call(caller, 'requestStaffUpload', { reference, body });
      const arrived = await sendBytes(answer.upload, file, (share) => set(key, { share }));
      if (!arrived) return set(key, { trouble: words.failed });
      drop(key);
      invalidate(caseAddress(reference));
    } catch (error) {
      // What the computer cannot read any more, as when the file was moved meanwhile, is told like what did not arrive.
      set(key, { trouble: error instanceof Refusal ? sentenceOf(error, core) : words.failed });
    }
    return undefined;
  };
  const take = (files: Iterable<File>): void => {
    const taken = Array.from(files, (file) => ({ key: (last += 1), file, shared, share: 0, trouble: undefined }));
    setSending((those) => [...those, ...taken]);
    for (const one of taken) void send(one);
  };
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div
      className={over ? 'case-drop case-drop-over' : 'case-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accepted}
        onChange={({ currentTarget }) => {
          take(Array.from(currentTarget.files ?? []));
          currentTarget.value = '';
        }}
      />
      <Checkbox
        checked={shared}
        description={shared ? words.sharedHint : words.internalHint}
        onChange={({ detail }) => setShared(detail.checked)}
      >
        {words.share}
      </Checkbox>
      <Button iconName="upload" onClick={() => input.current?.click()}>
        {shared ? words.sendShared : words.sendInternal}
      </Button>
      <small>{words.limits}</small>
      {sending.map((one) => (
        <div key={one.key} className="case-sending">
          <ProgressBar value={Math.round(one.share * 100)} label={one.file.name} />
          {one.trouble !== undefined && (
            <>
              <StatusIndicator type="error">{one.trouble}</StatusIndicator>
              <div className="case-item-acts">
                <Button variant="inline-link" onClick={() => void send(one)}>
                  {core.problems.again}
                </Button>
                <Button variant="inline-link" onClick={() => drop(one.key)}>
                  {words.forget}
                </Button>
              </div>
            </>
          )}
        </div>
      ))}
    </div>
  );
}
