import '@cloudscape-design/global-styles/index.css';
import {
  colorBackgroundContainerContent,
  colorBorderDividerDefault,
  colorTextBodyDefault,
  fontFamilyBase,
} from '@cloudscape-design/design-tokens';
import { createRoot } from 'react-dom/client';
import type { WebConfig } from '../../functions/contract/web-config.ts';
import { App } from './app.tsx';
import { signInOf } from './session.ts';
import { applyPreferences } from './shell/preferences.ts';
import './shell/shell.css';
import { languageOf, speechOf } from './speech.ts';

applyPreferences();
// The names of Cloudscape's custom properties change with its version; ours do not.
document.body.style.setProperty('--desk-divider', colorBorderDividerDefault);
document.body.style.setProperty('--desk-surface', colorBackgroundContainerContent);
document.body.style.setProperty('--desk-text', colorTextBodyDefault);
document.body.style.setProperty('--desk-font', fontFamilyBase);

const response = await fetch('/config.json', { credentials: 'omit' });
const config: WebConfig = await response.json();
document.documentElement.style.setProperty('--brand', config.brand.colour);
const language = languageOf(config.defaultLanguage);
document.documentElement.lang = language;
const [first, opened] = await Promise.all([speechOf(language), signInOf(config).open()]);
const place = document.getElementById('console');
if (place !== null) createRoot(place).render(<App config={config} first={first} opened={opened} />);
