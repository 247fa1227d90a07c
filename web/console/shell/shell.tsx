import { Suspense, useEffect, useState } from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import type { Language } from '../../../functions/domain/complaint/vocabulary.ts';
import { useDesk } from '../desk.ts';
import { consolePages } from '../pages/pages.ts';
import { usePlace } from '../router.ts';
import type { Session } from '../session.ts';
import { Expired } from './expired.tsx';
import { Loading, Messages } from './messages.tsx';
import { Page } from './page.tsx';
import { SideBar } from './side-bar.tsx';
import { Stumble } from './stumble.tsx';
import { TopBar } from './top-bar.tsx';

/** The console around its pages. */
export function Shell({ session, speak }: { session: Session; speak: (language: Language) => void }) {
  const { words, person } = useDesk();
  const [menu, setMenu] = useState(false);
  const { path } = usePlace();
  useEffect(() => setMenu(false), [path]);
  return (
    <>
      <a
        className="desk-skip"
        href="#page"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('page')?.focus();
        }}
      >
        {words.shell.skip}
      </a>
      <header className="desk-top">
        <TopBar speak={speak} signOut={() => void session.signOut()} />
      </header>
      <div className="desk-body">
        <SideBar open={menu} close={() => setMenu(false)} />
        <div className="desk-content">
          <div className="desk-menu">
            <Button
              iconName="menu"
              variant="icon"
              ariaLabel={words.shell.openNavigation}
              ariaExpanded={menu}
              onClick={() => setMenu(true)}
            />
          </div>
          <Messages />
          <main id="page" tabIndex={-1}>
            <Stumble place={path}>
              <Suspense fallback={<Loading />}>{person.roles.length === 0 ? <NoRole /> : <CurrentPage />}</Suspense>
            </Stumble>
          </main>
        </div>
      </div>
      <Expired session={session} />
    </>
  );
}

function CurrentPage() {
  const { path, query } = usePlace();
  for (const { address, page: Found } of consolePages) {
    const match = address.exec(path);
    if (match) return <Found key={path} params={match.slice(1)} query={query} />;
  }
  return <NotFound />;
}

/** Signed in, and in none of the groups that have a role here. */
function NoRole() {
  const { signIn, shell } = useDesk().words;
  return (
    <Page title={shell.title}>
      <Box>{signIn.noRole}</Box>
    </Page>
  );
}

function NotFound() {
  const { problems } = useDesk().words;
  return (
    <Page title={problems.notFoundTitle}>
      <Box>
        {problems.notFound} <Link href="#/queue">{problems.toQueue}</Link>
      </Box>
    </Page>
  );
}
