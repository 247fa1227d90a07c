import { randomBytes } from 'node:crypto';
import type { Services } from '../domain/services.ts';

export const clock: Services['clock'] = { now: () => new Date().toISOString() };

export const random: Services['random'] = { bytes: (count) => randomBytes(count) };
