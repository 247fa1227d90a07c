import { describe, expect, test } from '@jest/globals';
import { type Reaction, reactionFilters, reactions, triedBySynthetic } from '../../../functions/contract/events.ts';
import { eventTypes } from '../../../functions/domain/complaint/events.ts';
import { patternsOf } from '../../../lib/constructs/event-bus.ts';

const names = Object.keys(reactions).filter((name): name is Reaction => name in reactions);

describe('the rules of a reaction', () => {
  test.each(names)('%s wake it for each event of its row once, and for no other', (name) => {
    const patterns = patternsOf(name);
    for (const type of eventTypes) {
      const waking = patterns.filter(({ detailType }) => detailType?.includes(type));
      expect(waking).toHaveLength((reactions[name] as readonly string[]).includes(type) ? 1 : 0);
      expect(waking.map(({ detail }) => detail)).toMatchObject(waking.map(() => reactionFilters[name]?.[type] ?? {}));
    }
  });

  test('wake notify for an urgent complaint, and for a reply whatever its level', () => {
    const patterns = patternsOf('notify');
    const about = (type: string) => patterns.find(({ detailType }) => detailType?.includes(type))?.detail;
    expect(about('ComplaintReceived')).toMatchObject({ summary: { level: ['urgent'] } });
    expect(about('ReplyAdded')).not.toHaveProperty('summary.level');
  });

  test.each(names)('%s leave out complaints that nobody made, unless the canary tries it', (name) => {
    for (const { detail } of patternsOf(name)) {
      const leftOut = expect.objectContaining({ synthetic: [{ exists: false }] });
      if (triedBySynthetic.includes(name)) expect(detail).toBeUndefined();
      else expect(detail).toMatchObject({ summary: leftOut });
    }
  });
});
