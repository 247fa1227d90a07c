import { button, fill, make, place } from './elements.ts';
import { openSite, type Site } from './site.ts';
import { openCase } from './console/case-view.ts';
import { openDesk } from './console/desk.ts';
import { openQueue } from './console/queue-view.ts';
import { finishSignIn, type Session, signIn, signOut, wasSignedIn } from './console/session.ts';

let current: Site | undefined;
let session: Session | undefined;
let failed = false;
let asked = false;

async function begin(site: Site): Promise<void> {
  asked = true;
  try {
    session = await finishSignIn(site.config);
  } catch {
    failed = true;
  }
  if (session === undefined && !failed && wasSignedIn()) await signIn(site.config);
  else draw();
}

/** `#/` is the queue, `#/cases/CR-…` a case: mails to staff link to the latter. */
function draw(): void {
  const site = current;
  if (site === undefined) return;
  const who = session;
  if (who === undefined) {
    drawSignIn(site);
    return;
  }
  const desk = openDesk(site, who);
  const view = make('div', { id: 'view' });
  fill(place('page'), [
    make('div', { class: 'who' }, [
      make('span', {}, [`${who.username} · ${who.groups.join(', ')}`]),
      button(site.words.console.signOut, () => signOut(site.config)),
    ]),
    view,
  ]);
  document.body.classList.add('wide');
  const reference = /^#\/cases\/([\w-]+)$/.exec(location.hash)?.[1];
  if (reference === undefined) void openQueue(desk, view);
  else void openCase(desk, view, reference);
}

function drawSignIn(site: Site): void {
  const { console: words } = site.words;
  fill(place('page'), [
    make('h1', {}, [words.title]),
    make('p', { class: 'lead' }, [words.signInLead]),
    failed && make('p', { role: 'alert', class: 'status' }, [words.signInFailed]),
    button(words.signIn, () => signIn(site.config), { class: 'primary' }),
  ]);
}

await openSite(
  (words) => words.console.title,
  (site) => {
    current = site;
    if (asked) draw();
    else void begin(site);
  },
);
addEventListener('hashchange', draw);
