import { setTimeout as sleep } from 'node:timers/promises';
import { httpPublicDesk } from '../adapters/http/public-desk.ts';
import { environmentValue } from './environment.ts';

/** The desk as a customer reaches it, and time to wait for it. */
export const desk = httpPublicDesk(environmentValue('siteUrl'));
export const pause = async (milliseconds: number): Promise<void> => sleep(milliseconds);
