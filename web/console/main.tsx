import '@cloudscape-design/global-styles/index.css';
import { createRoot } from 'react-dom/client';
import type { WebConfig } from '../../functions/contract/web-config.ts';
import { App } from './app.tsx';
import { signInOf } from './session.ts';
import { Unreachable } from './shell/unreachable.tsx';
import { applyPreferences } from './shell/preferences.ts';
import './shell/shell.css';
import { languageOf, speechOf } from './speech.ts';

applyPreferences();

const place = document.getElementById('console');
if (place === null) throw new Error('The page has no #console.');
const root = createRoot(place);

async function begin(): Promise<void> {
  const response = await fetch('/config.json', { credentials: 'omit' });
  const config: WebConfig = await response.json();
  const language = languageOf(config.defaultLanguage);
  document.documentElement.lang = language;
  const signIn = signInOf(config);
  const [first, opened] = await Promise.all([speechOf(language), signIn.open()]);
  root.render(<App config={config} first={first} opened={opened} leave={signIn.leave} />);
}

try {
  await begin();
} catch {
  // Neither configuration nor words may have come: what is said then is in the page itself, in both languages.
  root.render(<Unreachable />);
}
