import { asProperties, asText, type Properties } from './properties.ts';

/** What a target gets instead of the whole event: a constant, a part, or a text made of parts. */
export type InputRule = { constant?: string; path?: string; template?: string; parts?: Record<string, string> };

/** Reads `Input`, `InputPath` and `InputTransformer` of a rule's target. */
export function inputRuleOf(target: Properties): InputRule {
  const rule: InputRule = {};
  const constant = asText(target['Input']);
  const path = asText(target['InputPath']);
  if (constant !== undefined) rule.constant = constant;
  if (path !== undefined) rule.path = path;
  if (target['InputTransformer'] !== undefined) {
    const transformer = asProperties(target['InputTransformer']);
    rule.template = String(transformer['InputTemplate']);
    rule.parts = Object.fromEntries(
      Object.entries(asProperties(transformer['InputPathsMap'] ?? {})).map(([name, value]) => [name, String(value)]),
    );
  }
  return rule;
}

/**
 * The text that the target gets: in a template, a part within quotes is written as text and one without as JSON.
 * @param body the JSON text of `event`.
 */
export function transformInput(rule: InputRule, event: unknown, body: string): string {
  if (rule.constant !== undefined) return rule.constant;
  if (rule.path !== undefined) return JSON.stringify(valueAt(event, rule.path)) ?? 'null';
  if (rule.template === undefined) return body;
  let text = '';
  let quoted = false;
  for (const piece of rule.template.split(/(<[^<>]+>)/u)) {
    if (piece.startsWith('<') && piece.endsWith('>')) {
      const value = partOf(rule, event, piece.slice(1, -1)) ?? '';
      const asJson = typeof value === 'string' ? value : JSON.stringify(value);
      text += quoted ? JSON.stringify(asJson).slice(1, -1) : JSON.stringify(value);
    } else {
      text += piece;
      if ((piece.replaceAll(/\\./gu, '').split('"').length - 1) % 2 === 1) quoted = !quoted;
    }
  }
  return text;
}

function partOf(rule: InputRule, event: unknown, name: string): unknown {
  if (name === 'aws.events.event' || name === 'aws.events.event.json') return event;
  const path = rule.parts?.[name];
  return path === undefined ? undefined : valueAt(event, path);
}

/** `$.detail.reference`, `$.resources[0]`, `$`. */
function valueAt(event: unknown, path: string): unknown {
  const steps = path
    .replace(/^\$\.?/u, '')
    .split(/[.[\]]+/u)
    .filter((step) => step !== '');
  return steps.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    event,
  );
}
