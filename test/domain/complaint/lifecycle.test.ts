import { describe, expect, test } from '@jest/globals';
import type { Case } from '../../../functions/domain/complaint/complaint.ts';
import { type Command, ensureAllowed, lifecycle } from '../../../functions/domain/complaint/lifecycle.ts';
import { statuses } from '../../../functions/domain/complaint/vocabulary.ts';
import { DomainError } from '../../../functions/domain/errors.ts';
import { aCase } from '../cases.ts';

const commands = Object.entries(lifecycle).map(([name, row]) => ({
  name: name as Command,
  from: row.from as readonly string[],
}));

describe('The lifecycle', () => {
  test.each(commands)('allows $name exactly from $from', ({ name, from }) => {
    for (const status of statuses) {
      const subject = { ...aCase(), status } as Case;
      if (from.includes(status)) expect(() => ensureAllowed(name, subject)).not.toThrow();
      else expect(() => ensureAllowed(name, subject)).toThrow(DomainError);
    }
  });

  test('says what the status is and which ones would do', () => {
    const closed = { ...aCase(), status: 'closed', closedAt: '2026-03-02T09:00:00.000Z' } as Case;
    const refusal = (() => {
      try {
        ensureAllowed('resolve', closed);
      } catch (error) {
        return error;
      }
      return undefined;
    })();
    expect(refusal).toMatchObject({
      code: 'complaint.wrong-status',
      details: { status: 'closed', allowed: 'received, in-progress' },
    });
  });

  test('lets nothing leave a withdrawn case and leads nowhere but to a status that exists', () => {
    for (const { to, from } of Object.values(lifecycle)) {
      expect([...statuses, 'same']).toContain(to);
      if (to !== 'same') expect(from).not.toContain('withdrawn');
    }
  });
});
