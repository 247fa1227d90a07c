import { expect, test } from '@jest/globals';
import { lineInJson } from '../../../web/console/parts/place-in-json.ts';

const policy = `{
  "id": "our-shop",
  "rules": [
    { "id": "one", "target": "PT1H" },
    {
      "id": "rules.1, {\\"odd\\": [",
      "ladder": [
        { "when": "+0%" },
        { "when": "soon" }
      ]
    }
  ]
}`;

test.each([
  ['id', 2],
  ['rules', 3],
  ['rules.0.target', 4],
  ['rules.1', 5],
  ['rules.1.id', 6],
  ['rules.1.ladder.1.when', 9],
  // What is missing is looked for where it should be.
  ['rules.1.says.en', 5],
  ['rules.0.says', 4],
])('a problem with %s is at line %i', (path, line) => {
  expect(lineInJson(policy, path)).toBe(line);
});

test('a problem with the whole has no line', () => {
  expect(lineInJson(policy, 'title')).toBeUndefined();
  expect(lineInJson('{}', 'id')).toBeUndefined();
});
