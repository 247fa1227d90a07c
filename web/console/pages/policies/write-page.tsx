import { Loading, Trouble } from '../../shell/messages.tsx';
import { useRead } from '../../api/reads.ts';
import { Page } from '../../shell/page.tsx';
import { usePageWords } from '../../wording/pages.ts';
import { Editor } from './editor.tsx';

/** To write a policy, one begins with the nearest that there is. */
export function WritePage({ from = 'retail', version }: { from: string | undefined; version: string | undefined }) {
  const words = usePageWords('policies');
  const { data, refusal, refresh } = useRead('readPolicy', { id: from, query: { version } });
  return (
    <Page title={words.write} description={words.writeLead}>
      {data === undefined ? (
        refusal ? (
          <Trouble refusal={refusal} again={() => void refresh()} />
        ) : (
          <Loading />
        )
      ) : (
        <Editor key={`${from} ${version}`} from={data} />
      )}
    </Page>
  );
}
