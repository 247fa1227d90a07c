import type * as z from 'zod';
import type { causeCodes } from '../../contract/cause-shapes.ts';
import type { Category } from '../../domain/complaint/vocabulary.ts';
import type { CauseNode, PublishedTree } from '../../domain/casework/causes/cause-tree.ts';

/** A tree for its reader: what PUT takes, with its version. */
export const treeView = ({ version, published, codes }: PublishedTree): z.input<typeof causeCodes> => ({
  version,
  published,
  codes: codes.map(copied),
});

type Copied = {
  code: string;
  label: CauseNode['label'];
  categories?: Category[];
  codes?: Copied[];
};

const copied = ({ code, label, categories, codes }: CauseNode): Copied => ({
  code,
  label,
  ...(categories && { categories: [...categories] }),
  ...(codes && { codes: codes.map(copied) }),
});
