import { Loading, Trouble } from '../../shell/messages.tsx';
import { useRead } from '../../api/reads.ts';
import { useDesk } from '../../desk.ts';
import { Page } from '../../shell/page.tsx';
import { usePageWords } from '../../wording/pages.ts';
import { Choose } from './choose.tsx';
import { activationsOf } from './history.tsx';

/** Other policies for new cases: first what they would have made of past ones, then, by an admin, the choice itself. */
export function ChangePage({ back }: { back: number | undefined }) {
  const words = usePageWords('policies');
  const { may } = useDesk();
  const { data, refusal, refresh } = useRead('listPolicies', {});
  const earlier = data && activationsOf(data).find(({ number }) => number === back);
  const title = back === undefined ? (may('activatePolicies') ? words.change : words.tryOthers) : words.goBack(back);
  return (
    <Page title={title} description={words.changeLead}>
      {data === undefined ? (
        refusal ? (
          <Trouble refusal={refusal} again={() => void refresh()} />
        ) : (
          <Loading />
        )
      ) : back !== undefined && earlier === undefined ? (
        words.noSuchActivation
      ) : (
        <Choose list={data} earlier={earlier} />
      )}
    </Page>
  );
}
