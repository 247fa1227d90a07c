import { isAllowed } from '../complaint/lifecycle.ts';
import type { Language } from '../complaint/vocabulary.ts';
import type { Services } from '../services.ts';
import { ruleOf } from '../sla/clocks.ts';
import { commandOf, type OpenedLink } from './act-on-link.ts';

/**
 * What the holder of a link is shown before pressing the button: what the mail said, as it is now. No word of the
 * customer and no way to reach them.
 */
export async function linkView(
  staff: Services['staff'],
  { link, subject, rules, holder }: OpenedLink,
  language: Language,
) {
  const { action, reference, rung, expiresAt } = link;
  const { assignee, product } = subject;
  const clock = subject.clocks.find(({ id }) => id === link.clock);
  const says = clock && ruleOf(clock, rules)?.rule.says[language];
  return {
    action,
    reference,
    rung,
    expiresAt,
    actingAs: holder.name,
    status: subject.status,
    possible: isAllowed(commandOf[action], subject.status),
    kind: subject.kind.value,
    category: subject.category.value,
    level: subject.level.value,
    ...(product !== undefined && { product }),
    ...(assignee !== undefined && { handler: (await staff.find(assignee))?.name ?? assignee }),
    ...(clock && {
      deadline: {
        clock: clock.kind,
        dueAt: clock.dueAt,
        ...(clock.endedAt !== undefined && { endedAt: clock.endedAt }),
        ...(says !== undefined && { says }),
      },
    }),
  };
}
