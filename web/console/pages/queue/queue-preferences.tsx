import CollectionPreferences from '@cloudscape-design/components/collection-preferences';
import { usePageWords } from '../../wording/pages.ts';
import { columnIds } from './columns.tsx';
import { pageSizes, type TableChoices } from './table-choices.ts';

/** Which columns, in which order, and how many cases a page. */
export default function QueuePreferences({
  choices,
  choose,
}: {
  choices: TableChoices;
  choose: (choices: TableChoices) => void;
}) {
  const words = usePageWords('queue');
  const { preferences } = words;
  return (
    <CollectionPreferences
      title={preferences.title}
      confirmLabel={preferences.confirm}
      cancelLabel={preferences.cancel}
      preferences={{ pageSize: choices.pageSize, wrapLines: choices.wrapLines, contentDisplay: choices.columns }}
      pageSizePreference={{
        title: preferences.pageSize,
        options: pageSizes.map((value) => ({ value, label: preferences.count(value) })),
      }}
      wrapLinesPreference={{ label: preferences.wrap, description: preferences.wrapHint }}
      contentDisplayPreference={{
        title: preferences.columns,
        options: columnIds.map((id) => ({ id, label: words[id], alwaysVisible: id === 'reference' })),
      }}
      onConfirm={({ detail }) =>
        choose({
          pageSize: detail.pageSize ?? choices.pageSize,
          wrapLines: detail.wrapLines ?? choices.wrapLines,
          columns: (detail.contentDisplay ?? []).flatMap((one) =>
            one.type === 'group' ? [] : [{ id: one.id, visible: one.visible }],
          ),
        })
      }
    />
  );
}
