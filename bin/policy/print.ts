import * as z from 'zod';
import { policyList, replayed } from '../../functions/contract/policy-shapes.ts';
import type { Language } from '../../functions/domain/complaint/vocabulary.ts';
import { type Policy, startsOf } from '../../functions/domain/sla/policy.ts';

type Active = z.output<typeof policyList>['active'];

const who = ({ number, packs, at, by, rolledBackTo }: Active): string =>
  at === null
    ? `${packs.join(', ')}   since ever: nobody has chosen yet`
    : `${packs.join(', ')}   since ${at} by ${by} (activation ${number}${rolledBackTo === undefined ? '' : `, back to ${rolledBackTo}`})`;

export const printActive = (active: Active): string => `Active: ${who(active)}`;

export function printList(answer: unknown): string {
  const { active, policies, history, notLegalAdvice } = policyList.parse(answer);
  const widest = Math.max(...policies.map(({ id, version }) => `${id}@${version}`.length));
  return [
    printActive(active),
    '',
    ...policies.map(({ id, version, nature, title, ...one }) => {
      const origin = one.inTheBox ? '' : '  (your own)';
      return `${one.active ? '*' : ' '} ${`${id}@${version}`.padEnd(widest)}  ${nature.padEnd(9)}  ${title}${origin}`;
    }),
    ...(history.length > 1 ? ['', 'Before:', ...history.slice(1, 11).map((one) => `  ${who(one)}`)] : []),
    '',
    notLegalAdvice,
  ].join('\n');
}

/** A policy for people: what it demands, rule by rule. `--json` gives the document itself. */
export function printPolicy(policy: Policy, language: Language): string {
  const { id, version, title, nature, source, effectiveFrom, rules } = policy;
  return [
    `${id}@${version}  ${title[language]}`,
    `${nature}, for complaints from ${effectiveFrom}${source ? `; ${source.name} (${source.url}, checked ${source.checkedOn})` : ''}`,
    ...rules.flatMap((rule) => [
      '',
      `${rule.id}: ${rule.clock}${rule.optional === true ? ', a chance and no duty' : ''}`,
      `  ${rule.says[language]}`,
      `  ${rule.target ?? 'the date that was named'} on ${rule.calendar}, from ${startsOf(rule).join(', ')}`,
      ...(rule.extension ? [`  once to ${rule.extension.to}: ${rule.extension.says[language]}`] : []),
    ]),
  ].join('\n');
}

export function printReplay(answer: unknown): string {
  const { cases, since, days, active, proposed, differences, changed } = replayed.parse(answer);
  const clocks = [...new Set([...active.byClock, ...proposed.byClock].map(({ clock }) => clock))];
  const counts = (side: typeof active, clock: string) =>
    side.byClock.find((one) => one.clock === clock) ?? { due: 0, late: 0, escalated: 0 };
  const row = (name: string, one: { due: number; late: number; escalated: number }, other: typeof one): string =>
    [
      name.padEnd(18),
      ...[one, other].flatMap(({ due, late, escalated }) => [due, late, escalated].map((n) => String(n).padStart(11))),
    ].join('');
  const due = (at: string | null, late: boolean): string => (at === null ? 'none' : `${at}${late ? ' late' : ''}`);
  return [
    `${cases.found} cases since ${since} (${days} days); ${cases.replayed} replayed, ${cases.skipped} skipped${
      cases.complete ? '' : ': a sample, not all'
    }.`,
    '',
    `Active:   ${active.packs.join(', ')}`,
    `Proposed: ${proposed.packs.join(', ')}`,
    '',
    `${' '.repeat(18)}${'active'.padStart(11)}${' '.repeat(22)}${'proposed'.padStart(11)}`,
    `${' '.repeat(18)}${['deadlines', 'late', 'escalated', 'deadlines', 'late', 'escalated'].map((name) => name.padStart(11)).join('')}`,
    ...clocks.map((clock) => row(clock, counts(active, clock), counts(proposed, clock))),
    row('all', active, proposed),
    '',
    `${differences} deadlines would be otherwise${differences > changed.length ? `; ${changed.length} of them:` : '.'}`,
    ...changed.map(
      (one) =>
        `  ${one.reference}  ${one.clock.padEnd(15)}  ${due(one.activeDueAt, one.activeLate)}  ->  ${due(one.proposedDueAt, one.proposedLate)}`,
    ),
  ].join('\n');
}
