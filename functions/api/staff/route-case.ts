import { routeBody } from '../../contract/routing-shapes.ts';
import { routeAgain } from '../../domain/routing/route-again.ts';
import type { Placing } from '../../domain/routing/place.ts';
import { command } from './command.ts';

/** The rules look at the case once more: "route this again". */
export const routeCase = command('route', routeBody, (body, by, services: Placing) =>
  routeAgain(services, { handsOver: body?.evenIfTaken }, by),
);
