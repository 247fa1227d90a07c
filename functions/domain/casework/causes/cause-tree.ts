import type { Instant } from '../../complaint/complaint.ts';
import type { Category, Language } from '../../complaint/vocabulary.ts';
import type { CauseCode } from './analysis.ts';

export type InBoth = Record<Language, string>;

/** A code, or a group of codes when it has some of its own. */
export type CauseNode = {
  code: string;
  label: InBoth;
  /** At the top: the categories of complaints that it is meant for. @default all */
  categories?: readonly Category[] | undefined;
  codes?: readonly CauseNode[] | undefined;
};

/** The causes that an enterprise counts by, two or three levels deep. Only what has no codes below it is a cause. */
export type CauseTree = { codes: readonly CauseNode[] };

/** Version 0 is the tree in the box; an enterprise's own ones count from 1 and never change. `by` is a user name. */
export type PublishedTree = CauseTree & { version: number; published?: { at: Instant; by: string } };

/** Between the labels of a code's groups and its own. */
const step = ' › ';

/**
 * Looks a code up, whatever case it is written in.
 * @returns the code as a case keeps it, `group` when it stands for several, or undefined when the tree has no such code
 */
export function findCode({ version, codes }: PublishedTree, wanted: string): CauseCode | 'group' | undefined {
  const same = wanted.toUpperCase();
  const search = (nodes: readonly CauseNode[], above: InBoth | undefined): CauseCode | 'group' | undefined => {
    for (const { code, label, codes: below } of nodes) {
      const path: InBoth = above
        ? { 'zh-CN': above['zh-CN'] + step + label['zh-CN'], en: above.en + step + label.en }
        : label;
      if (code.toUpperCase() === same) return below?.length ? 'group' : { code, tree: version, label: path };
      const found = search(below ?? [], path);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(codes, undefined);
}
