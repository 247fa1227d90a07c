import type { Category, Kind, Team } from '../complaint/vocabulary.ts';
import { type Routing, type RoutingMatter, route } from './routing.ts';

/**
 * The rules in the box, which hold until an admin writes others: suggestions and praise have their own teams, a
 * complaint goes by its category, and whoever takes a case has it. Version 0.
 */
export const defaultRouting: Routing = {
  version: 0,
  rules: [
    { id: 'suggestions', when: { kind: ['suggestion'] }, team: 'suggestions', choose: 'queue' },
    { id: 'praise', when: { kind: ['praise'] }, team: 'praise', choose: 'queue' },
    { id: 'quality', when: { category: ['product-quality', 'safety'] }, team: 'quality', choose: 'queue' },
    { id: 'delivery', when: { category: ['delivery'] }, team: 'logistics', choose: 'queue' },
    { id: 'service', team: 'service', choose: 'queue' },
  ],
};

/** None of the rules in the box asks for more than kind and category. */
const unasked = { level: 'general', channel: 'web', language: 'en' } as const satisfies Partial<RoutingMatter>;

/**
 * The team that a case goes to by the rules in the box: what a complaint is given in the request that brings it, where
 * nothing is read. Its assessment, moments later, goes by the rules that hold.
 */
export const teamFor = (kind: Kind, category: Category): Team =>
  route(defaultRouting, { kind, category, ...unasked }).rule.team;
