import type { WebConfig } from '../../../functions/contract/web-config.ts';
import { scopes } from './cognito/claims.ts';

const unbranded: Pick<WebConfig, 'brand' | 'defaultLanguage'> = {
  brand: { name: 'Redress', colour: '#0f5c6e' },
  defaultLanguage: 'zh-CN',
};

/**
 * The local machine's `/config.json`.
 * @param origin where the browser finds the machine, without a trailing slash
 * @param settings brand and default language, as the functions get them
 */
export function localConfig(
  origin: string,
  clientId: string,
  settings: Pick<WebConfig, 'brand' | 'defaultLanguage'> = unbranded,
): WebConfig {
  return {
    brand: settings.brand,
    defaultLanguage: settings.defaultLanguage,
    apiBase: '',
    signIn: {
      authorizeUrl: `${origin}/oauth2/authorize`,
      tokenUrl: `${origin}/oauth2/token`,
      logoutUrl: `${origin}/logout`,
      clientId,
      scope: scopes.join(' '),
    },
  };
}
