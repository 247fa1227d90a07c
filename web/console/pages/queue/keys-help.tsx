import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { useDesk } from '../../desk.ts';
import { prefer, usePreferences } from '../../shell/preferences.ts';
import { usePageWords } from '../../wording/pages.ts';

/** What the keys do, and the switch for whom letters that act are in the way (WCAG 2.1.4). */
export default function KeysHelp({ close }: { close: () => void }) {
  const { words: core } = useDesk();
  const { keys } = usePageWords('queue');
  const { shortcuts } = usePreferences();
  const rows: [string, string[]][] = [
    [keys.next, ['j', '↓']],
    [keys.previous, ['k', '↑']],
    [keys.open, ['Enter']],
    [keys.select, ['x']],
    [keys.filter, ['/']],
    [keys.refresh, ['r']],
    [keys.nextPage, ['n']],
    [keys.previousPage, ['p']],
    [keys.help, ['?']],
  ];
  return (
    <Modal visible header={keys.title} closeAriaLabel={core.shell.close} onDismiss={close}>
      <SpaceBetween size="l">
        <Toggle checked={shortcuts} onChange={({ detail }) => prefer({ shortcuts: detail.checked })}>
          {keys.on}
        </Toggle>
        <KeyValuePairs
          columns={2}
          items={rows.map(([label, those]) => ({
            label,
            value: (
              <span className="queue-keys">
                {those.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </span>
            ),
          }))}
        />
      </SpaceBetween>
    </Modal>
  );
}
