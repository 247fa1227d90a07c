import { causeLimits } from '../../../../../functions/domain/casework/causes/analysis.ts';
import type { Answer } from '../../../api/answer.ts';

type Branches = Answer<'readCause'>['fishbone'];
type Causes = Branches[number]['causes'];
type Given = { id?: string; text: string };

/** Causes as people write them: a line each; what lies behind one stands below it with a dash before it. */
export const linesOf = (causes: Causes): string =>
  causes.flatMap(({ text, causes: behind = [] }) => [text, ...behind.map((one) => `- ${one.text}`)]).join('\n');

/** The branches that have causes. What stood there before in the same words keeps its id, so that actions stay with it. */
export function branchesOf(
  written: readonly { branch: string; lines: string }[],
  before: Branches,
): { branch: string; causes: (Given & { causes?: Given[] })[] }[] {
  const ids = new Map(
    before.flatMap(({ causes }) =>
      causes.flatMap(({ id, text, causes: behind = [] }) => [
        [text, id] as const,
        ...behind.map((one) => [one.text, one.id] as const),
      ]),
    ),
  );
  const causeOf = (line: string): Given => {
    const text = line.slice(0, causeLimits.causeText);
    const id = ids.get(text);
    // An id is given once, however often the same words stand there.
    ids.delete(text);
    return { ...(id !== undefined && { id }), text };
  };
  return written.flatMap(({ branch, lines }) => {
    const causes: (Given & { causes?: Given[] })[] = [];
    for (const line of lines.split('\n')) {
      const text = line.trim();
      const [, behind] = /^[-–—•]\s*(.+)$/.exec(text) ?? [];
      const last = causes.at(-1);
      if (behind !== undefined && last !== undefined) last.causes = [...(last.causes ?? []), causeOf(behind)];
      else if (text !== '') causes.push(causeOf(behind ?? text));
    }
    return causes.length === 0 || branch.trim() === '' ? [] : [{ branch: branch.trim(), causes }];
  });
}
