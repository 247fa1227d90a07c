/**
 * IAM of the local machine, in a process of its own: machine.ts starts it, tells it what the templates allow, and sends
 * every call of every function through its doors. It ends when the machine does.
 */
import { Authority } from './authority.ts';
import { Door, type Judge } from './door.ts';
import type { Permissions } from './permissions.ts';
import type { Principal, Question, Refusal, Verdict } from './question.ts';
import { questionsOf } from './services.ts';
import { UsageFile } from './usage-file.ts';

/** What the machine tells it first. */
export type Instructions = {
  permissions: Permissions;
  /** The services' own endpoints, by the name of the door; the port of the door, or 0; the access key that they see. */
  upstreams: Record<string, { endpoint: string; port: number; as?: string }>;
  /** Where what was used is written, if anywhere. */
  usageFile?: string;
};

export type ToGuard =
  | { type: 'begin'; instructions: Instructions }
  | { type: 'ask'; id: number; question: Question; isRehearsal: boolean };

export type FromGuard =
  | { type: 'loaded' }
  | { type: 'open'; doors: Record<string, string> }
  | { type: 'answer'; id: number; verdict: Verdict }
  | { type: 'refused'; refusal: Refusal }
  | { type: 'failed'; message: string };

let authority: Authority | undefined;

process.on('message', (message: ToGuard) => {
  const work = message.type === 'begin' ? begin(message.instructions) : answer(message);
  work.catch((error: unknown) =>
    say({ type: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
});
// The machine's signals reach the whole group; the last calls of functions that end come after them.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.on('disconnect', () => process.exit(0));
say({ type: 'loaded' });

async function begin({ permissions, upstreams, usageFile }: Instructions): Promise<void> {
  const iam = new Authority(permissions);
  authority = iam;
  const judge = judgeOf(iam, permissions);
  const doors: Record<string, string> = {};
  for (const [name, upstream] of Object.entries(upstreams)) {
    doors[name] = await new Door(upstream, judge).listen(upstream.port);
  }
  if (usageFile !== undefined) new UsageFile(usageFile, () => iam.usage());
  say({ type: 'open', doors });
}

async function answer({ id, question, isRehearsal }: ToGuard & { type: 'ask' }): Promise<void> {
  if (authority === undefined) throw new Error('Nobody has said yet what is allowed.');
  say({ type: 'answer', id, verdict: await authority.decide(question, isRehearsal) });
}

function judgeOf(iam: Authority, permissions: Permissions): Judge {
  return async (call) => {
    const principal = permissions.keys[call.accessKey];
    if (principal === undefined) return undefined;
    const verdict = await decide(iam, principal, call, permissions);
    if (verdict.refused !== undefined) say({ type: 'refused', refusal: verdict.refused });
    return verdict;
  };
}

/** A call of which cannot be told what it needs is refused: a guess could hide a permission that is missing. */
async function decide(
  iam: Authority,
  principal: Principal,
  call: Parameters<Judge>[0],
  permissions: Permissions,
): Promise<Verdict> {
  try {
    return await iam.decideAll(questionsOf(principal, call, permissions));
  } catch (error) {
    const reason = `because the local machine cannot tell: ${error instanceof Error ? error.message : String(error)}`;
    const { arn = principal, name = principal } = permissions.identities[principal] ?? {};
    const action = `${call.service}:${call.target.slice(call.target.lastIndexOf('.') + 1) || call.method}`;
    return { refused: { who: arn, name, action, resource: '*', reason } };
  }
}

function say(message: FromGuard): void {
  if (process.connected) process.send?.(message);
}
