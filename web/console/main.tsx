import '@cloudscape-design/global-styles/index.css';
import { createRoot } from 'react-dom/client';
import type { WebConfig } from '../../functions/contract/web-config.ts';
import { App } from './app.tsx';
import { signInOf } from './session.ts';
import { applyPreferences } from './shell/preferences.ts';
import './shell/shell.css';
import { languageOf, speechOf } from './speech.ts';

applyPreferences();

const response = await fetch('/config.json', { credentials: 'omit' });
const config: WebConfig = await response.json();
document.documentElement.style.setProperty('--brand', config.brand.colour);
const language = languageOf(config.defaultLanguage);
document.documentElement.lang = language;
const [first, opened] = await Promise.all([speechOf(language), signInOf(config).open()]);
const place = document.getElementById('console');
if (place !== null) createRoot(place).render(<App config={config} first={first} opened={opened} />);
