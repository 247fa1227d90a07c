import { randomInt } from 'node:crypto';
import type { GenerateSecretString } from '../interface.ts';

const kinds = {
  lower: 'abcdefghijklmnopqrstuvwxyz',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  numbers: '0123456789',
  punctuation: '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
};

/**
 * A secret as Secrets Manager generates it from a template's `GenerateSecretString`.
 * @throws Error when the rules leave no character to choose from, or ask for more kinds than characters.
 */
export function generateSecret(rules: GenerateSecretString): string {
  const length = rules.PasswordLength ?? 32;
  const allowed = [
    rules.ExcludeLowercase === true ? '' : kinds.lower,
    rules.ExcludeUppercase === true ? '' : kinds.upper,
    rules.ExcludeNumbers === true ? '' : kinds.numbers,
    rules.ExcludePunctuation === true ? '' : kinds.punctuation,
    rules.IncludeSpace === true ? ' ' : '',
  ]
    .map((characters) => Array.from(characters).filter((one) => !(rules.ExcludeCharacters ?? '').includes(one)))
    .filter((characters) => characters.length > 0);
  const everything = allowed.flat();
  if (everything.length === 0) throw new Error('GenerateSecretString excludes every character.');
  const required = rules.RequireEachIncludedType === false ? [] : allowed;
  if (required.length > length) throw new Error('PasswordLength is smaller than the number of character types.');
  const chosen = required.map(pick);
  while (chosen.length < length) chosen.push(pick(everything));
  return wrap(rules, shuffle(chosen).join(''));
}

function wrap(rules: GenerateSecretString, password: string): string {
  if (rules.SecretStringTemplate === undefined || rules.GenerateStringKey === undefined) return password;
  const template: Record<string, unknown> = JSON.parse(rules.SecretStringTemplate);
  return JSON.stringify({ ...template, [rules.GenerateStringKey]: password });
}

function pick(characters: readonly string[]): string {
  return characters[randomInt(characters.length)] ?? '';
}

function shuffle(characters: string[]): string[] {
  for (let last = characters.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [characters[last], characters[other]] = [characters[other] ?? '', characters[last] ?? ''];
  }
  return characters;
}
