import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { Time } from '../../../parts/time.tsx';
import { usePageWords } from '../../../wording/pages.ts';
import { useAllowed, useCase } from '../case.ts';
import { AskButton } from '../forms/ask-button.tsx';
import { ReleaseForm, RevealForm } from './privacy-forms.tsx';

/** What everybody has to know about the data in the case: that it is kept, that it is gone, that some of it is hidden. */
export function PrivacyNotes() {
  return (
    <>
      <Held />
      <Hidden />
    </>
  );
}

function Held() {
  const { privacy: words } = usePageWords('case');
  const { subject, nameOf } = useCase();
  const allowed = useAllowed();
  const { hold } = subject;
  if (!hold) return null;
  return (
    <Alert
      type="warning"
      header={words.holdHeader}
      {...(allowed('releaseCase').can && {
        action: (
          <AskButton operation="releaseCase" form={() => <ReleaseForm />}>
            {words.releaseAsk}
          </AskButton>
        ),
      })}
    >
      {words.holdBy(nameOf(hold.by))} · <Time at={hold.at} />
    </Alert>
  );
}

/** Which kinds of data are masked; whoever works on the case may ask to see them. */
function Hidden() {
  const { privacy: words } = usePageWords('case');
  const { subject, isShown, hide } = useCase();
  const allowed = useAllowed();
  const names: Readonly<Record<string, string>> = words.kinds;
  if (isShown) {
    return (
      <Alert type="warning" header={words.shownHeader} action={<Button onClick={hide}>{words.hide}</Button>}>
        {words.shownLead}
      </Alert>
    );
  }
  const { masked = [] } = subject;
  if (masked.length === 0) return null;
  return (
    <Alert
      type="info"
      header={words.maskedHeader(masked.map((kind) => names[kind] ?? kind).join(words.comma))}
      {...(allowed('revealPersonalData').can && {
        action: (
          <AskButton operation="revealPersonalData" form={() => <RevealForm />}>
            {words.revealAsk}
          </AskButton>
        ),
      })}
    >
      {allowed('revealPersonalData').may ? words.maskedLead : words.maskedByRole}
    </Alert>
  );
}
