/** Who asks: a function of the template, a role that an AWS service takes on, or an AWS service itself. */
export type Principal = `function:${string}` | `role:${string}` | `service:${string}`;

/** "May this one do that to this?", as AWS asks it of IAM before it does anything. */
export type Question = {
  principal: Principal;
  /** `dynamodb:PutItem` */
  action: string;
  /** ARN, or `*` for actions that know no resources. */
  resource: string;
  /** Condition keys by their names in AWS's documentation; a key that has several values is a list. */
  context: Context;
};

export type Context = Readonly<Record<string, string | readonly string[]>>;

/** `refused` says why, as IAM's own sentence ends; undefined when it is allowed. */
export type Verdict = { refused?: Refusal };

export type Refusal = {
  /** ARN of whoever asked, as AWS names them. */
  who: string;
  /** Name of the function or role, for people. */
  name: string;
  action: string;
  resource: string;
  /** `because no identity-based policy allows the dynamodb:PutItem action` */
  reason: string;
};

/** The sentence of AWS's AccessDenied answers. */
export function sentenceOf({ who, action, resource, reason }: Refusal): string {
  return `User: ${who} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
}
