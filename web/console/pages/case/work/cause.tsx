import { useEffect, useState } from 'react';
import Box from '@cloudscape-design/components/box';
import { call } from '../../../api/call.ts';
import { useRead } from '../../../api/reads.ts';
import { Refusal } from '../../../api/refusal.ts';
import { useDesk } from '../../../desk.ts';
import { Time } from '../../../parts/time.tsx';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { AskButton } from '../forms/ask-button.tsx';
import { CauseForm } from './cause-form.tsx';
import { Section } from './section.tsx';

/** Why it happened: the code, why after why, and the fishbone. */
export function Cause() {
  const { language } = useDesk();
  const { cause: words } = usePageWords('case');
  const { subject, nameOf } = useCase();
  const { reference } = subject;
  const { data, refusal, refresh } = useRead('readCause', { reference });
  const known = data !== undefined && data.recordedAt !== null;
  const fishbone = (data?.fishbone ?? []).filter(({ causes }) => causes.length > 0);
  const count = data && (data.code ? 1 : 0) + data.whys.length + fishbone.flatMap(({ causes }) => causes).length;
  return (
    <Section
      title={words.title}
      count={count}
      refusal={refusal}
      again={refresh}
      empty={words.none}
      actions={
        data && (
          <AskButton operation="recordCause" form={() => <CauseForm before={data} />}>
            {known ? words.change : words.record}
          </AskButton>
        )
      }
    >
      {data && known && (
        <>
          {data.code && (
            <p>
              <strong>{data.code.label[language]}</strong> <code>{data.code.code}</code>
            </p>
          )}
          {data.problem !== undefined && (
            <p className="desk-words" dir="auto">
              {data.problem}
            </p>
          )}
          {data.whys.length > 0 && (
            <ol className="case-whys">
              {data.whys.map(({ question, answer, by }, index) => (
                <li key={index}>
                  <strong className="desk-words">{question}</strong>
                  <div className="desk-words" dir="auto">
                    {answer}
                  </div>
                  <Box variant="small" color="text-body-secondary">
                    {nameOf(by)}
                  </Box>
                </li>
              ))}
            </ol>
          )}
          {fishbone.length > 0 && <Fishbone key={data.version} version={data.version} />}
          {data.recordedAt !== null && (
            <Box variant="small" color="text-body-secondary">
              {nameOf(data.recordedBy ?? '')} · <Time at={data.recordedAt} />
            </Box>
          )}
        </>
      )}
    </Section>
  );
}

/** The picture that the API draws: shown as a picture, so that nothing in it can act. */
function Fishbone({ version }: { version: number }) {
  const { caller } = useDesk();
  const { cause: words } = usePageWords('case');
  const { reference } = useCase().subject;
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    let over = false;
    let made: string | undefined;
    const draw = async (): Promise<void> => {
      try {
        const { body } = await call(caller, 'drawFishbone', { reference });
        if (over) return;
        made = URL.createObjectURL(new Blob([body], { type: 'image/svg+xml' }));
        setAddress(made);
      } catch (error) {
        // The causes stand in the form too: without the picture nothing is lost.
        if (!(error instanceof Refusal)) throw error;
      }
    };
    void draw();
    return () => {
      over = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [caller, reference, version]);
  if (address === undefined) return null;
  return (
    <a className="case-fishbone" href={address} target="_blank" rel="noreferrer">
      <img src={address} alt={words.fishbone} />
    </a>
  );
}
