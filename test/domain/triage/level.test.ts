import { describe, expect, test } from '@jest/globals';
import { levels } from '../../../functions/domain/complaint/vocabulary.ts';
import { scopes, severities, urgencies } from '../../../functions/domain/triage/gravity.ts';
import { type LevelInputs, levelOf, levelTable, sentimentScale } from '../../../functions/domain/triage/level.ts';

/**
 * Every combination. A line is severity and urgency; a group of four letters is the scope (one, several, many), a
 * letter the sentiment (positive, neutral, mixed, negative): G general, I important, U urgent.
 */
const grid = `
  minor    none  GGGG GGGG IIII
  minor    soon  GGGG GGGG IIII
  minor    now   GGII GGII UUUU
  moderate none  GGII IIII IIII
  moderate soon  IIII IIII IIII
  moderate now   IIII IIII UUUU
  serious  none  IIII IIII UUUU
  serious  soon  IIII IIII UUUU
  serious  now   UUUU UUUU UUUU
  danger   none  UUUU UUUU UUUU
  danger   soon  UUUU UUUU UUUU
  danger   now   UUUU UUUU UUUU`;

const letterOf = { general: 'G', important: 'I', urgent: 'U' } as const;

const combinations: LevelInputs[] = severities.flatMap((severity) =>
  urgencies.flatMap((urgency) =>
    scopes.flatMap((scope) => sentimentScale.map((sentiment) => ({ severity, urgency, scope, sentiment }))),
  ),
);

describe('the level follows one table', () => {
  test('every combination of severity, urgency, scope and sentiment has the level of the grid', () => {
    const drawn = severities.flatMap((severity) =>
      urgencies.map((urgency) => {
        const groups = scopes.map((scope) =>
          sentimentScale.map((sentiment) => letterOf[levelOf({ severity, urgency, scope, sentiment }).level]).join(''),
        );
        return `  ${severity.padEnd(9)}${urgency.padEnd(6)}${groups.join(' ')}`;
      }),
    );
    expect(`\n${drawn.join('\n')}`).toBe(grid);
  });

  test('graver, more pressing, wider or angrier never lowers a level', () => {
    const rank = (inputs: LevelInputs): number => levels.indexOf(levelOf(inputs).level);
    for (const inputs of combinations) {
      const severity = severities[severities.indexOf(inputs.severity) + 1] ?? inputs.severity;
      const urgency = urgencies[urgencies.indexOf(inputs.urgency) + 1] ?? inputs.urgency;
      const scope = scopes[scopes.indexOf(inputs.scope) + 1] ?? inputs.scope;
      const sentiment = sentimentScale[sentimentScale.indexOf(inputs.sentiment) + 1] ?? inputs.sentiment;
      for (const more of [{ severity }, { urgency }, { scope }, { sentiment }]) {
        expect(rank({ ...inputs, ...more })).toBeGreaterThanOrEqual(rank(inputs));
      }
    }
  });

  test('no row stands in the shadow of those above it', () => {
    const used = new Set(combinations.map((inputs) => levelOf(inputs).because));
    expect([...used].toSorted()).toEqual(levelTable.map(({ because }) => because).toSorted());
  });
});
