import type { Policy } from '../../domain/sla/policy.ts';
import { policySchema } from '../../domain/sla/policy-schema.ts';
import { check } from '../check.ts';

/**
 * A policy as somebody wrote it. Whoever publishes is told its version, so that it may be left out; so may the id where
 * the address names it.
 * @throws DomainError `policy.invalid`, naming each place that is wrong, as `rules.2.target`
 */
export const checkPolicy = (document: unknown, id?: string): Policy =>
  check(
    policySchema,
    typeof document === 'object' && document !== null && !Array.isArray(document)
      ? { ...(id !== undefined && { id }), version: 1, ...document }
      : document,
    'policy.invalid',
  );
