import { secretKeyed } from '../adapters/secretsmanager/keyed.ts';
import { environmentValue } from './environment.ts';

export const keyed = secretKeyed(environmentValue('keySecret'));
