import { type ReactNode, useEffect, useRef } from 'react';
import Header from '@cloudscape-design/components/header';
import { useDesk } from '../desk.ts';

let opened = false;

/**
 * What every page stands in: its one h1, which takes the focus when the page is opened from another one, and the
 * title of the tab.
 */
export function Page({
  title,
  tabTitle,
  counter,
  description,
  actions,
  children,
}: {
  title: ReactNode;
  /** In the tab, where the title is more than text. @default the title */
  tabTitle?: string;
  counter?: string;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const { config } = useDesk();
  const frame = useRef<HTMLDivElement>(null);
  const named = tabTitle ?? (typeof title === 'string' ? title : '');
  useEffect(() => {
    document.title = [named, config.brand.name].filter(Boolean).join(' · ');
  }, [named, config.brand.name]);
  useEffect(() => {
    const heading = frame.current?.querySelector('h1');
    if (opened && heading) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      scrollTo({ top: 0 });
    }
    opened = true;
  }, []);
  return (
    <div className="desk-page" ref={frame}>
      <Header
        variant="h1"
        {...(counter !== undefined && { counter })}
        {...(description !== undefined && { description })}
        {...(actions !== undefined && { actions })}
      >
        {title}
      </Header>
      {children}
    </div>
  );
}
