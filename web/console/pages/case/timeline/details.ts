import type { EventBodies, EventType } from '../../../../../functions/domain/complaint/events.ts';
import { moneyIn } from '../../../../../functions/domain/money/in-words.ts';
import { explainRouting } from '../../../../../functions/domain/routing/reasons.ts';
import { useDesk } from '../../../desk.ts';
import type { TimelineEntry } from '../../../parts/event-line.tsx';
import { useTimes } from '../../../parts/times.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { fileSize } from '../work/file-size.ts';

type Facts<T extends EventType> = EventBodies[T]['facts'];
type Tellers = { [T in EventType]?: (facts: Facts<T>) => (string | undefined)[] };

/** What an event says beside the words that were written: to whom, by when, how much. A line each. */
export function useDetails(): (entry: TimelineEntry) => string[] {
  const { words: core, language } = useDesk();
  const { said, head, turns, remedies, tasks, belonging, actions, privacy, erasure } = usePageWords('case');
  const kindNames: Readonly<Record<string, string>> = privacy.kinds;
  const { nameOf } = useCase();
  const times = useTimes();
  const money = ({ minor, currency }: { minor?: number; currency?: string }): string | undefined =>
    minor === undefined || currency === undefined ? undefined : moneyIn(language, { minor, currency });
  const by = (dueAt: string): string => said.by(times.full(dueAt));
  const step = ({ clock, dueAt, rung, to }: Facts<'DeadlineWarned'>): string[] => [
    said.deadline(core.clocks[clock], times.full(dueAt)),
    ...(rung > 0 ? [said.rung(rung)] : []),
    ...(to.length > 0 ? [said.told(to.map((one) => said.recipients[one] ?? one).join(', '))] : []),
  ];
  const routed = (facts: Facts<'CaseRouted'>['routed'] | undefined): string[] =>
    facts === undefined ? [] : [said.rule(facts.rule), ...facts.reasons.map((code) => explainRouting(code, language))];
  const labels = ({ kind, category, level, team }: Facts<'CaseReclassified'>): string =>
    [core.kinds[kind.value], core.categories[category.value], core.levels[level.value], core.teams[team]].join(' · ');
  const action = (id: string): string => actions.named(id);

  const tellers: Tellers = {
    ComplaintReceived: ({ channel, enteredBy, splitFrom }) => [
      core.channels[channel],
      enteredBy.type === 'staff' ? said.enteredBy(nameOf(enteredBy.id)) : undefined,
      splitFrom && said.splitFrom(splitFrom.reference),
    ],
    ComplaintAssessed: ({ personalData, sentiment, ...facts }) => [
      labels(facts),
      head.feels((core.sentiments as Readonly<Record<string, string>>)[sentiment.value] ?? sentiment.value),
      personalData.length > 0
        ? said.personalData(personalData.map((kind) => kindNames[kind] ?? kind).join(', '))
        : undefined,
    ],
    PersonalDataRevealed: ({ kinds }) => [
      kinds.length > 0 ? said.personalData(kinds.map((kind) => kindNames[kind] ?? kind).join(', ')) : undefined,
    ],
    CaseAssigned: ({ assignee, previous, taken, routed: why }) => [
      taken ? said.took(nameOf(assignee)) : said.gotIt(nameOf(assignee)),
      previous === undefined ? undefined : said.before(nameOf(previous)),
      ...routed(why),
    ],
    CaseRouted: ({ routed: why }) => [core.teams[why.team], ...routed(why)],
    CaseReclassified: (facts) => [labels(facts)],
    DeadlineWarned: step,
    DeadlineBreached: step,
    CaseEscalated: step,
    DeadlineLapsed: step,
    EscalationAcknowledged: ({ person }) => [nameOf(person)],
    CaseWaiting: (facts) => [turns.waitedFor[facts.for]],
    PromiseMade: ({ dueAt }) => [by(dueAt)],
    DeadlineExtended: ({ kind, previousDueAt, dueAt }) => [
      core.clocks[kind],
      said.moved(times.full(previousDueAt), times.full(dueAt)),
    ],
    PolicyApplied: ({ policies }) => [policies.map(({ id, version }) => `${id} v${version}`).join(', ')],
    ClocksRepaired: ({ differences }) => [differences.map(({ clock }) => clock).join(', ')],
    RemedyProposed: ({ remedy, kind, owner, dueAt, needed, ...amount }) => [
      [remedy, remedies.kinds[kind], money(amount)].filter(Boolean).join(' · '),
      by(dueAt),
      said.owner(nameOf(owner)),
      needed > 0 ? remedies.needs(needed) : undefined,
    ],
    RemedyApproved: ({ remedy, given, needed, ...amount }) => [
      [remedy, money(amount), remedies.given(given, needed)].filter(Boolean).join(' · '),
    ],
    RemedyRejected: ({ remedy }) => [remedy],
    RemedyExecuted: ({ remedy, kind, ...amount }) => [
      [remedy, remedies.kinds[kind], money(amount)].filter(Boolean).join(' · '),
    ],
    RemedyCancelled: ({ remedy }) => [remedy],
    RemedySuperseded: ({ remedy, by: next }) => [said.replaced(remedy, next)],
    NegotiationRound: ({ side, ...amount }) => [`${remedies.sides[side]}: ${money(amount) ?? ''}`],
    NegotiationAgreed: ({ remedy, ...amount }) => [[money(amount), remedy].filter(Boolean).join(' · ')],
    CaseLinked: ({ references, kind }) => [`${belonging.linkKinds[kind]}: ${references.join(', ')}`],
    CaseUnlinked: ({ reference }) => [reference],
    DuplicateSuspected: ({ reference, similarity }) => [
      `${reference} · ${belonging.alike(Math.round(similarity * 100))}`,
    ],
    CaseMerged: ({ into }) => [into],
    CaseAbsorbed: ({ reference }) => [reference],
    CaseSplit: ({ reference }) => [reference],
    MessagePassedOn: ({ to }) => [to],
    CustomerMessageAdded: ({ under }) => [under === undefined ? undefined : said.under(under)],
    ResolutionConfirmed: ({ rating }) => [rating === undefined ? undefined : said.rating(rating)],
    ResolutionDisputed: ({ resolvedBy }) => [resolvedBy === undefined ? undefined : said.decidedBy(nameOf(resolvedBy))],
    CauseRecorded: ({ code, whys, causes }) => [code, said.causes(whys, causes)],
    ActionAdded: ({ action: id, kind, dueAt }) => [`${action(id)} · ${actions.kinds[kind]}`, by(dueAt)],
    ActionCompleted: ({ action: id }) => [action(id)],
    ActionCheckScheduled: ({ action: id, dueAt }) => [action(id), by(dueAt)],
    ActionVerified: ({ action: id, result }) => [`${action(id)} · ${actions.results[result]}`],
    ActionCancelled: ({ action: id }) => [action(id)],
    TaskAdded: ({ task, to, mandatory, dueAt }) => [
      `${task} · ${to === 'partner' ? tasks.partner : core.teams[to]}`,
      mandatory ? tasks.mandatory : undefined,
      by(dueAt),
    ],
    TaskAnswered: ({ task }) => [task],
    TaskAccepted: ({ task }) => [task],
    TaskReturned: ({ task, dueAt }) => [task, by(dueAt)],
    TaskCancelled: ({ task, because }) => [task, because === 'staff' ? undefined : tasks.because[because]],
    TaskLinkSent: ({ task }) => [task],
    TaskLinkRevoked: ({ task }) => [task],
    FeedbackGiven: ({ form, to }) => [`${form} → ${nameOf(to)}`],
    PraisePassedOn: ({ employee }) => [nameOf(employee)],
    AttachmentAdded: ({ attachment, size, shared }) => [
      `${attachment} · ${fileSize(size, language)}`,
      shared ? undefined : said.notShared,
    ],
    AttachmentScanned: ({ attachment, outcome }) => [`${attachment} · ${said.outcomes[outcome]}`],
    CaseErased: ({ why, request }) => [why === 'request' ? erasure.onRequest(request ?? '') : erasure.atItsTime],
    ErasureCompleted: ({ events, parts, files, entries }) => [erasure.counts(events, parts, files, entries)],
    MailBounced: ({ bounce, detail }) => [said.bounces[bounce], detail],
  };
  return (entry) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an event's facts are those of its type
    const tell = (tellers as Readonly<Record<string, ((facts: unknown) => (string | undefined)[]) | undefined>>)[
      entry.type
    ];
    try {
      return (tell?.(entry.facts) ?? []).filter((line): line is string => line !== undefined && line !== '');
    } catch {
      // What an older release wrote may lack what a later one tells.
      return [];
    }
  };
}
