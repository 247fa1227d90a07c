import {
  categories,
  type Category,
  type Kind,
  kinds,
  type Level,
  levels,
} from '../../../../../functions/domain/complaint/vocabulary.ts';
import { limits } from '../../../../../functions/contract/limits.ts';
import { useRead } from '../../../api/reads.ts';
import { useDesk } from '../../../desk.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { CommandForm } from '../forms/command-form.tsx';
import { given } from '../forms/field.ts';

/** Gives the case to somebody. */
export function AssignForm() {
  const { handling: words } = usePageWords('case');
  const { subject, nameOf } = useCase();
  const { disputed = [] } = subject;
  return (
    <CommandForm
      operation="assignCase"
      versioned
      title={words.assignTitle}
      lead={disputed.length > 0 ? words.notTo(disputed.map(nameOf).join(', ')) : undefined}
      fields={[{ name: 'assignee', is: 'person', label: words.assignee }]}
      body={({ assignee = '' }) => ({ assignee: assignee.trim() })}
      submit={words.assign}
      done={words.assigned}
    />
  );
}

const among = <T extends string>(values: readonly T[], value: string | undefined): T | undefined =>
  values.find((one) => one === value);

/** Corrects what it is, what it is about or how grave it is; from then on the machine leaves that alone. */
export function ClassifyForm() {
  const { words: core } = useDesk();
  const { handling: words } = usePageWords('case');
  const { subject } = useCase();
  const { kind, category, level } = subject;
  const optionsOf = <T extends string>(values: readonly T[], names: Record<T, string>) =>
    values.map((value) => ({ value, label: names[value] }));
  const changed = <T extends string>(values: readonly T[], value: string | undefined, before: T): T | undefined => {
    const chosen = among(values, value);
    return chosen === before ? undefined : chosen;
  };
  return (
    <CommandForm
      operation="classifyCase"
      versioned
      title={words.classifyTitle}
      lead={words.classifyLead}
      fields={[
        { name: 'kind', is: 'choice', label: words.kind, options: optionsOf<Kind>(kinds, core.kinds) },
        {
          name: 'category',
          is: 'choice',
          label: words.category,
          options: optionsOf<Category>(categories, core.categories),
        },
        { name: 'level', is: 'choice', label: words.level, options: optionsOf<Level>(levels, core.levels) },
        { name: 'reason', is: 'words', label: words.reason, most: limits.reason, hint: words.internal, rows: 3 },
      ]}
      initial={{ kind: kind.value, category: category.value, level: level.value }}
      body={(values) => {
        const [newKind, newCategory, newLevel] = [
          changed(kinds, values['kind'], kind.value),
          changed(categories, values['category'], category.value),
          changed(levels, values['level'], level.value),
        ];
        return {
          ...(newKind !== undefined && { kind: newKind }),
          ...(newCategory !== undefined && { category: newCategory }),
          ...(newLevel !== undefined && { level: newLevel }),
          reason: values['reason'] ?? '',
        };
      }}
      submit={words.classify}
    />
  );
}

/** Puts right what the case is about. */
export function AboutForm() {
  const { handling: words } = usePageWords('case');
  const { product = '', orderNumber = '', batch = '' } = useCase().subject;
  return (
    <CommandForm
      operation="correctAbout"
      versioned
      title={words.aboutTitle}
      fields={[
        { name: 'product', is: 'line', label: words.product, most: limits.product, optional: true },
        { name: 'orderNumber', is: 'line', label: words.orderNumber, most: limits.orderNumber, optional: true },
        { name: 'batch', is: 'line', label: words.batch, most: limits.batch, optional: true, hint: words.batchHint },
        { name: 'reason', is: 'words', label: words.reason, most: limits.reason, optional: true, rows: 2 },
      ]}
      initial={{ product, orderNumber, batch }}
      body={(values) => {
        const [newProduct, newOrder, newBatch, reason] = ['product', 'orderNumber', 'batch', 'reason'].map((name) =>
          given(values[name]),
        );
        return {
          ...(newProduct !== undefined && newProduct !== product && { product: newProduct }),
          ...(newOrder !== undefined && newOrder !== orderNumber && { orderNumber: newOrder }),
          ...(newBatch !== undefined && newBatch !== batch && { batch: newBatch }),
          ...(reason !== undefined && { reason }),
        };
      }}
      submit={words.correct}
    />
  );
}

/** Has the rules of routing look at it once more. */
export function RouteForm() {
  const { words: core } = useDesk();
  const { handling: words } = usePageWords('case');
  const { subject, nameOf } = useCase();
  const taken = subject.assignee !== undefined;
  return (
    <CommandForm
      operation="routeCase"
      versioned
      title={words.routeTitle}
      lead={words.routeLead}
      fields={taken ? [{ name: 'even', is: 'check', label: '', text: words.evenIfTaken, optional: true }] : []}
      body={({ even }) => (even === 'yes' ? { evenIfTaken: true } : {})}
      submit={words.route}
      done={({ version, team, assignee }) =>
        version === subject.version
          ? words.stays
          : words.routed(core.teams[team], assignee === undefined ? undefined : nameOf(assignee))
      }
    />
  );
}

const named = (policies: readonly { id: string; version: number }[]): string =>
  policies.map(({ id, version }) => `${id} v${version}`).join(', ') || '–';

/** Gives the case the policies that new cases are given. */
export function PoliciesForm() {
  const { handling: words } = usePageWords('case');
  const { policies, version: before } = useCase().subject;
  const { data } = useRead('listPolicies', {});
  const active = data?.policies.filter((policy) => policy.active);
  return (
    <CommandForm
      operation="applyPolicies"
      versioned
      title={words.policiesTitle}
      lead={words.policiesLead(named(policies), active && named(active))}
      fields={[{ name: 'reason', is: 'words', label: words.reason, most: limits.reason, rows: 3 }]}
      body={({ reason = '' }) => ({ reason })}
      submit={words.applyPolicies}
      done={({ version }) => (version === before ? words.samePolicies : words.policiesApplied)}
    />
  );
}
