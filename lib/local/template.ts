import { asProperties, type Properties } from './properties.ts';
import { attributeOf, physicalName, type Place, referenceTo } from './names.ts';

/**
 * One `*.template.json`, under the name that it would be deployed as. `paths` gives the construct path of each logical
 * id (`Redress/bus/assess/queue/Resource`), where the assembly tells it.
 */
export type Stack = { name: string; template: Template; paths?: ReadonlyMap<string, string> };

export type Template = {
  Resources?: Record<string, RawResource>;
  Parameters?: Record<string, { Type: string; Default?: string | number }>;
  Mappings?: Record<string, Record<string, Record<string, unknown>>>;
  Conditions?: Record<string, unknown>;
  Outputs?: Record<string, { Value: unknown; Export?: { Name: unknown }; Condition?: string }>;
};

type RawResource = {
  Type: string;
  Properties?: Record<string, unknown>;
  Condition?: string;
  Metadata?: Record<string, unknown>;
};

/** A resource as the local machine would have it after deployment: nothing left to resolve. */
export type Resource = {
  logicalId: string;
  stack: string;
  type: string;
  /** What `Ref` gives. */
  ref: string;
  /** The name it is created under. */
  name: string;
  arn: string;
  properties: Properties;
};

const noValue = Symbol('AWS::NoValue');

/**
 * Resolves the templates of all stacks as CloudFormation would on deployment to the `place`, names and ARNs included.
 * @throws Error that names the stack and what in it cannot be resolved.
 */
export class Templates {
  readonly place: Place;
  readonly #stacks: Map<string, Stack>;
  readonly #resources = new Map<string, Resource>();
  readonly #exports = new Map<string, { stack: Stack; value: unknown }>();

  constructor(stacks: readonly Stack[], place: Place) {
    this.place = place;
    this.#stacks = new Map(stacks.map((stack) => [stack.name, stack]));
    for (const stack of stacks) {
      for (const output of Object.values(stack.template.Outputs ?? {})) {
        if (output.Export !== undefined) {
          this.#exports.set(String(this.#resolve(output.Export.Name, stack)), { stack, value: output.Value });
        }
      }
    }
  }

  /** All resources of a type whose condition holds, in the order of the templates. */
  ofType(...types: string[]): Resource[] {
    return [...this.#stacks.values()].flatMap((stack) =>
      Object.entries(stack.template.Resources ?? {})
        .filter(([, raw]) => types.includes(raw.Type) && this.#holds(raw.Condition, stack))
        .map(([logicalId]) => this.#resource(stack, logicalId)),
    );
  }

  /** The outputs of all stacks, resolved. */
  outputs(): Record<string, string> {
    const outputs: Record<string, string> = {};
    for (const stack of this.#stacks.values()) {
      for (const [name, output] of Object.entries(stack.template.Outputs ?? {})) {
        if (this.#holds(output.Condition, stack)) outputs[name] = String(this.#resolve(output.Value, stack));
      }
    }
    return outputs;
  }

  #resource(stack: Stack, logicalId: string): Resource {
    const key = `${stack.name}/${logicalId}`;
    const known = this.#resources.get(key);
    if (known !== undefined) return known;
    const { type, name } = this.#identity(stack, logicalId);
    const raw = stack.template.Resources?.[logicalId];
    const identity = { type, name, logicalId, stack: stack.name };
    const resource = {
      ...identity,
      ref: referenceTo(identity, this.place),
      arn: attributeOf(identity, 'Arn', this.place),
      properties: asProperties(this.#resolve(raw?.Properties ?? {}, stack)),
    };
    this.#resources.set(key, resource);
    return resource;
  }

  /** Type and name, without resolving more properties than the name, so that resources may refer to each other. */
  #identity(stack: Stack, logicalId: string): { type: string; name: string } {
    const raw = stack.template.Resources?.[logicalId];
    if (raw === undefined) throw new Error(`Stack ${stack.name} refers to ${logicalId}, which it does not have.`);
    // CloudFormation would make one up from the logical id; the path reads better in listings and logs.
    const madeUp = stack.paths
      ?.get(logicalId)
      ?.replace(/\/Resource$/u, '')
      .replaceAll('/', '-');
    const otherwise = madeUp ?? `${stack.name}-${logicalId}`;
    const resolve = (value: unknown): unknown => this.#resolve(value, stack);
    return { type: raw.Type, name: physicalName(raw.Type, raw.Properties ?? {}, otherwise, resolve) };
  }

  #reference(name: string, stack: Stack): unknown {
    const pseudo = this.#pseudo(name, stack);
    if (pseudo !== undefined) return pseudo;
    const parameter = stack.template.Parameters?.[name];
    if (parameter !== undefined) {
      const value = parameter.Default ?? '';
      return parameter.Type.startsWith('List<') || parameter.Type === 'CommaDelimitedList'
        ? String(value).split(',')
        : value;
    }
    return referenceTo({ ...this.#identity(stack, name), logicalId: name, stack: stack.name }, this.place);
  }

  #pseudo(name: string, stack: Stack): unknown {
    switch (name) {
      case 'AWS::AccountId':
        return this.place.accountId;
      case 'AWS::Region':
        return this.place.region;
      case 'AWS::Partition':
        return 'aws';
      case 'AWS::URLSuffix':
        return 'amazonaws.com';
      case 'AWS::StackName':
        return stack.name;
      case 'AWS::StackId':
        return `arn:aws:cloudformation:${this.place.region}:${this.place.accountId}:stack/${stack.name}/local`;
      case 'AWS::NotificationARNs':
        return [];
      case 'AWS::NoValue':
        return noValue;
      default:
        return undefined;
    }
  }

  #attribute(path: readonly string[], stack: Stack): string {
    const [logicalId = '', ...rest] = path;
    const identity = { ...this.#identity(stack, logicalId), logicalId, stack: stack.name };
    return attributeOf(identity, rest.join('.'), this.place);
  }

  #resolve(value: unknown, stack: Stack): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#resolve(item, stack)).filter((item) => item !== noValue);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [only] = entries;
    if (entries.length === 1 && only !== undefined) {
      const [key, argument] = only;
      if (key === 'Ref') return this.#reference(String(argument), stack);
      if (key === 'Condition' && typeof argument === 'string') return this.#holds(argument, stack);
      if (key.startsWith('Fn::')) return this.#call(key.slice(4), argument, stack);
    }
    const resolved: Record<string, unknown> = {};
    for (const [key, inner] of entries) {
      const result = this.#resolve(inner, stack);
      if (result !== noValue) resolved[key] = result;
    }
    return resolved;
  }

  #call(name: string, argument: unknown, stack: Stack): unknown {
    const text = (value: unknown): string => String(this.#resolve(value, stack));
    const list = (value: unknown): unknown[] => {
      const resolved = this.#resolve(value, stack);
      if (!Array.isArray(resolved)) throw new Error(`Stack ${stack.name}: Fn::${name} needs a list.`);
      return resolved;
    };
    const parts: unknown[] = Array.isArray(argument) ? argument : [argument];
    switch (name) {
      case 'GetAtt':
        return this.#attribute(Array.isArray(argument) ? argument.map(text) : String(argument).split('.'), stack);
      case 'Join':
        return list(parts[1]).join(text(parts[0]));
      case 'Sub':
        return this.#substitute(parts, stack);
      case 'Select':
        return list(parts[1])[Number(text(parts[0]))];
      case 'Split':
        return text(parts[1]).split(text(parts[0]));
      case 'ImportValue':
        return this.#import(text(argument));
      case 'FindInMap':
        return stack.template.Mappings?.[text(parts[0])]?.[text(parts[1])]?.[text(parts[2])];
      case 'If':
        return this.#resolve(this.#holds(String(parts[0]), stack) ? parts[1] : parts[2], stack);
      case 'Equals':
        return text(parts[0]) === text(parts[1]);
      case 'Not':
        return this.#resolve(parts[0], stack) !== true;
      case 'And':
        return parts.every((part) => this.#resolve(part, stack) === true);
      case 'Or':
        return parts.some((part) => this.#resolve(part, stack) === true);
      case 'Base64':
        return Buffer.from(text(argument)).toString('base64');
      case 'ToJsonString':
        return JSON.stringify(this.#resolve(argument, stack));
      case 'Length':
        return list(argument).length;
      case 'GetAZs':
        return ['a', 'b', 'c'].map((zone) => this.place.region + zone);
      default:
        throw new Error(`Stack ${stack.name} uses Fn::${name}, which the local machine does not know.`);
    }
  }

  #substitute(parts: readonly unknown[], stack: Stack): string {
    const given = asProperties(parts[1] === undefined ? {} : parts[1]);
    return String(parts[0]).replaceAll(/\$\{(!?)([^}]+)\}/gu, (_, literal: string, name: string) => {
      if (literal !== '') return `\${${name}}`;
      if (Object.hasOwn(given, name)) return String(this.#resolve(given[name], stack));
      return String(name.includes('.') ? this.#attribute(name.split('.'), stack) : this.#reference(name, stack));
    });
  }

  #import(name: string): unknown {
    const found = this.#exports.get(name);
    if (found === undefined) throw new Error(`No stack exports ${name}.`);
    return this.#resolve(found.value, found.stack);
  }

  #holds(condition: string | undefined, stack: Stack): boolean {
    if (condition === undefined) return true;
    return this.#resolve(stack.template.Conditions?.[condition], stack) === true;
  }
}
