import { useEffect, useRef } from 'react';
import Button from '@cloudscape-design/components/button';
import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { useDesk } from '../desk.ts';
import { navigation } from '../pages/pages.ts';
import { usePlace } from '../router.ts';

/** The pages that are offered to the person's role. */
function Entries({ onFollow }: { onFollow?: () => void }) {
  const { person, words } = useDesk();
  const { path } = usePlace();
  const sections = navigation.flatMap(({ name, entries }): SideNavigationProps.Item[] => {
    const offered = entries.filter(({ roles }) => roles.some((role) => person.roles.includes(role)));
    if (offered.length === 0) return [];
    return [
      {
        type: 'section-group',
        title: words.pages[name],
        items: offered.map(({ href, name: entry }) => ({ type: 'link', href, text: words.pages[entry] })),
      },
    ];
  });
  return (
    <SideNavigation activeHref={`#/${path.split('/')[1] ?? ''}`} items={sections} {...(onFollow && { onFollow })} />
  );
}

/** Beside the page where there is room; on a phone a dialog that the menu button opens. */
export function SideBar({ open, close }: { open: boolean; close: () => void }) {
  const { shell } = useDesk().words;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <>
      <nav className="desk-side" aria-label={shell.navigation}>
        <Entries />
      </nav>
      <dialog
        ref={dialog}
        className="desk-drawer"
        aria-label={shell.navigation}
        onClose={close}
        onClick={(event) => (event.target === dialog.current ? close() : undefined)}
      >
        {open && (
          <>
            <div className="desk-drawer-close">
              <Button variant="icon" iconName="close" ariaLabel={shell.closeNavigation} onClick={close} />
            </div>
            <Entries onFollow={close} />
          </>
        )}
      </dialog>
    </>
  );
}
