import type { Category, Kind, Team } from '../complaint/vocabulary.ts';

/** Which team answers for what. */
const teamOf: Record<Category, Team> = {
  'product-quality': 'quality',
  safety: 'quality',
  'service-attitude': 'service',
  delivery: 'logistics',
  price: 'service',
  'after-sales': 'service',
  information: 'service',
  other: 'service',
};

/** The team that a case goes to: suggestions and praise have their own, a complaint goes by its category. */
export function teamFor(kind: Kind, category: Category): Team {
  if (kind === 'suggestion') return 'suggestions';
  if (kind === 'praise') return 'praise';
  return teamOf[category];
}
