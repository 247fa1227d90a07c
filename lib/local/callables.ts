import { functionNameOf } from './names.ts';
import type { Templates } from './template.ts';

/** What one calls when one calls a function: it as it is (`$LATEST`), a version of it, or an alias of a version. */
export type Callable = { function: string; arn: string; version: string };

/**
 * Everything that may be called, by its ARN.
 * @throws Error when an alias stands for a version that its function does not have, which AWS refuses to make
 */
export function callablesOf(templates: Templates): Map<string, Callable> {
  const callables = new Map<string, Callable>();
  const add = (one: Callable): unknown => callables.set(one.arn, one);
  for (const { name, arn } of templates.ofType('AWS::Lambda::Function')) {
    add({ function: name, arn, version: '$LATEST' });
  }
  for (const { name, arn } of templates.ofType('AWS::Lambda::Version')) {
    add({ function: functionNameOf(name), arn, version: arn.slice(arn.lastIndexOf(':') + 1) });
  }
  for (const { name, arn, properties } of templates.ofType('AWS::Lambda::Alias')) {
    const alias = { function: functionNameOf(name), arn, version: String(properties['FunctionVersion']) };
    const version = `${arn.slice(0, arn.lastIndexOf(':'))}:${alias.version}`;
    if (alias.version === '$LATEST' || !callables.has(version)) {
      throw new Error(`AWS would not create the alias ${name}: its function has no version ${alias.version}.`);
    }
    add(alias);
  }
  return callables;
}

/** The ARN of what a template calls by name, by name and alias, or by ARN. */
export function callableArn(written: string, { place }: Templates): string {
  return written.startsWith('arn:') ? written : `arn:aws:lambda:${place.region}:${place.accountId}:function:${written}`;
}
