import { type ComponentType, lazy } from 'react';
import type { Role } from '../../../functions/contract/roles.ts';
import type { CoreWords } from '../wording/core.ts';
import QueuePage from './queue/queue-page.tsx';

/** What a page is told: the parts of its address in round brackets, and what stands behind the question mark. */
export type PageProps = { params: readonly string[]; query: URLSearchParams };

type ConsolePage = { address: RegExp; page: ComponentType<PageProps> };

/**
 * Every page and its address behind the `#`. A page is fetched when it is first opened; the queue, where nearly
 * everybody begins, comes with the shell, since a handful of files arrives sooner than many.
 */
export const consolePages: readonly ConsolePage[] = [
  { address: /^\/(queue|mine)$/, page: QueuePage },
  { address: /^\/cases\/([\w-]+)$/, page: lazy(() => import('./case/case-page.tsx')) },
  { address: /^\/tasks(?:\/([\w.%-]+))?$/, page: lazy(() => import('./tasks/tasks-page.tsx')) },
  { address: /^\/dashboard$/, page: lazy(() => import('./dashboard/dashboard-page.tsx')) },
  { address: /^\/people$/, page: lazy(() => import('./people/people-page.tsx')) },
  { address: /^\/policies(?:\/([\w.%-]+))?$/, page: lazy(() => import('./policies/policies-page.tsx')) },
  { address: /^\/privacy(?:\/([\w.%-]+))?$/, page: lazy(() => import('./privacy/privacy-page.tsx')) },
  { address: /^\/audit(?:\/([\w-]+))?$/, page: lazy(() => import('./audit/audit-page.tsx')) },
];

type Entry = { href: string; name: keyof CoreWords['pages']; roles: readonly Role[] };

const everybody: readonly Role[] = ['agent', 'lead', 'manager', 'auditor', 'admin'];
const reviewers: readonly Role[] = ['lead', 'manager', 'auditor', 'admin'];
/** Who answers for what people ask about their data, or looks on. */
const guardians: readonly Role[] = ['manager', 'auditor', 'admin'];
const workers: readonly Role[] = ['agent', 'lead', 'manager', 'admin'];

/** The side navigation: what is offered to whom. An address works for everybody; the API decides what it shows. */
export const navigation: readonly { name: keyof CoreWords['pages']; entries: readonly Entry[] }[] = [
  {
    name: 'work',
    entries: [
      { href: '#/queue', name: 'queue', roles: everybody },
      { href: '#/mine', name: 'mine', roles: workers },
      { href: '#/tasks', name: 'tasks', roles: everybody },
    ],
  },
  {
    name: 'overview',
    entries: [
      { href: '#/dashboard', name: 'dashboard', roles: everybody },
      { href: '#/people', name: 'people', roles: everybody },
    ],
  },
  {
    name: 'rules',
    entries: [
      { href: '#/policies', name: 'policies', roles: reviewers },
      { href: '#/audit', name: 'audit', roles: reviewers },
      { href: '#/privacy', name: 'privacy', roles: guardians },
    ],
  },
];
