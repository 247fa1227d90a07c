// Longer than 250 lines on purpose: the table of deliberate breaks, one row for each.

/**
 * A deliberate break of the product, and the tests that must not pass with it.
 * @property claim what nobody could say any more; a row of the README's "How do you know?"
 * @property from stands once in the file; `to` is put in its place
 * @property caught a test file, from the root of the repository, and the title of the test that must fail, or a part of it
 */
export type Break = {
  name: string;
  claim: string;
  file: string;
  from: string;
  to: string;
  caught: { by: string; title: string };
};

export const breaks: readonly Break[] = [
  {
    name: 'a removed permission',
    claim: 'Each function may do what it needs, and nothing else',
    file: 'lib/stacks/service.ts',
    from: "table.grant(track, { items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], writesOnly });",
    to: "table.grant(track, { items: ['GetItem', 'BatchGetItem', 'Query'] });",
    caught: { by: 'test/journeys/customer.test.ts', title: '' },
  },
  {
    name: 'a version condition that always holds',
    claim: 'Nothing that was acknowledged is lost',
    file: 'functions/adapters/dynamodb/case-store.ts',
    from: 'version = :version AND #status IN',
    to: '(version = :version OR version <> :version) AND #status IN',
    caught: { by: 'test/adapters/dynamodb/case-store.test.ts', title: '' },
  },
  {
    name: 'a key for repeated requests that is not looked at',
    claim: 'Nothing that was acknowledged is lost',
    file: 'functions/domain/intake/register.ts',
    from: 'const seed = idempotency\n',
    to: 'const seed = idempotency && attempt < 0\n',
    caught: { by: 'test/domain/intake/register.test.ts', title: 'fifty times at once' },
  },
  {
    name: 'a mail claimed without its condition',
    claim: 'Each mail goes once',
    file: 'functions/adapters/dynamodb/mail-log.ts',
    from: "'attribute_not_exists(pk) OR #state = :waiting OR (#state = :claimed AND leaseUntil < :now)'",
    to: "'attribute_not_exists(pk) OR #state = :waiting OR #state = :claimed OR leaseUntil < :now'",
    caught: { by: 'test/adapters/dynamodb/case-store.test.ts', title: '' },
  },
  {
    name: 'a swallowed error of the bus',
    claim: 'Nothing that was acknowledged is lost',
    file: 'functions/events/relay-handler.ts',
    from: 'if (outcome?.ok === true) return false;',
    to: 'if (outcome?.ok !== undefined) return false;',
    caught: { by: 'test/events/relay-handler.test.ts', title: '' },
  },
  {
    name: 'words on the bus',
    claim: 'Logs, queues and the bus know nobody',
    file: 'functions/events/relay-handler.ts',
    from: 'event: { type, reference, seq, at, by: unnamed(by), facts, summary }',
    to: 'event: { type, reference, seq, at, by: unnamed(by), facts, summary, words: readEvent(image).words }',
    caught: { by: 'test/events/relay-handler.test.ts', title: '' },
  },
  {
    name: 'a hash that leaves out who did it',
    claim: 'A changed record is found',
    file: 'functions/domain/complaint/chain.ts',
    from: 'at, by: sealedBy(by), facts,',
    to: 'at, by: by.type, facts,',
    caught: { by: 'test/domain/complaint/chain.test.ts', title: '' },
  },
  {
    name: 'an unescaped field of a mail',
    claim: 'Hostile input stays text',
    file: 'functions/domain/correspondence/layout.ts',
    from: '<%= it.greeting %></p>\n<% } %><% for (const part of it.parts)',
    to: '<%~ it.greeting %></p>\n<% } %><% for (const part of it.parts)',
    caught: { by: 'test/domain/correspondence/letters.test.ts', title: '' },
  },
  {
    name: 'a case gate that lets everybody in',
    claim: 'Nobody sees a case that is not theirs',
    file: 'functions/domain/casework/scope.ts',
    from: "if (scope === 'all' || isInScope(subject, scope)) return;",
    to: "if (scope === 'all' || scope.id !== '') return;",
    caught: { by: 'test/api/roles.test.ts', title: '' },
  },
  {
    name: 'a step that customers were never meant to see',
    claim: 'Nothing internal leaves by the customer’s API',
    file: 'functions/domain/customer/tracking-view.ts',
    from: "    case 'ReplyAdded':\n",
    to: "    case 'ReplyAdded':\n    case 'NoteAdded':\n",
    caught: { by: 'test/api/nothing-internal.test.ts', title: '' },
  },
  {
    name: 'a field that nobody asked for',
    claim: 'Nobody sets what is not theirs to set',
    file: 'functions/contract/submission-shapes.ts',
    from: 'const person = z.strictObject({',
    to: 'const person = z.looseObject({',
    caught: { by: 'test/security/mass-assignment.test.ts', title: '' },
  },
  {
    name: 'one person approving twice',
    claim: 'Two people means two people',
    file: 'functions/domain/casework/remedies/decide.ts',
    from: '    if (inForce(remedy) && remedy.approvals.some((one) => one.id === by.id)) return undefined;\n',
    to: '',
    caught: { by: 'test/domain/casework/remedies/remedies.test.ts', title: '' },
  },
  {
    name: 'a clock that counts on while the customer has the word',
    claim: 'Every deadline is what its rule says',
    file: 'functions/domain/sla/meter.ts',
    from: '    if (wait.to === undefined) return undefined;\n',
    to: '    if (wait.to === undefined) break;\n',
    caught: { by: 'test/domain/sla/clocks.test.ts', title: '' },
  },
  {
    name: 'counters that forget what a case gave before',
    claim: 'Figures are what a recount says',
    file: 'functions/domain/insight/measures/measure.ts',
    from: 'after: step(before?.counts ?? {}, {',
    to: 'after: step({}, {',
    caught: { by: 'test/domain/insight/measures/measure.test.ts', title: '' },
  },
  {
    name: 'a canary that anybody can be',
    claim: 'Whether complaints come through is tried every five minutes',
    file: 'functions/domain/intake/synthetic.ts',
    from: 'return (await digestFor(keyed, at)) === digest;',
    to: 'return (await digestFor(keyed, at)) !== undefined;',
    caught: { by: 'test/domain/intake/synthetic.test.ts', title: 'is marked by who holds the key' },
  },
  {
    name: 'a canary in the queue',
    claim: 'Whether complaints come through is tried every five minutes',
    file: 'functions/adapters/dynamodb/case-items.ts',
    from: '...(!subject.synthetic && indexKeys(subject, row, shards)),',
    to: '...indexKeys(subject, row, shards),',
    caught: { by: 'test/domain/intake/synthetic.test.ts', title: 'stands in no queue' },
  },
  {
    name: 'a mail of the canary that is kept',
    claim: 'Whether complaints come through is tried every five minutes',
    file: 'functions/adapters/dynamodb/mail-log.ts',
    from: '...(synthetic && expiryAfter(now)),',
    to: '...(synthetic && {}),',
    caught: { by: 'test/domain/intake/synthetic.test.ts', title: 'after a day all of it goes' },
  },
  {
    name: 'reactions that hear of the canary',
    claim: 'Whether complaints come through is tried every five minutes',
    file: 'lib/constructs/event-bus.ts',
    from: 'const real = !triedBySynthetic.includes(reaction) &&',
    to: 'const real = reactions[reaction].length === 0 &&',
    caught: { by: 'test/lib/constructs/event-bus.test.ts', title: 'leave out complaints that nobody made' },
  },
  {
    name: 'a canary that is always well',
    claim: 'Whether complaints come through is tried every five minutes',
    file: 'functions/domain/customer/canary.ts',
    from: "if (!hasTime()) throw new Error('It was not acknowledged in time.');",
    to: 'if (!hasTime()) break;',
    caught: { by: 'test/domain/customer/canary.test.ts', title: 'fails when nobody tells it in time' },
  },
  {
    name: 'a sweep that calls it calm when it could not read',
    claim: 'Somebody is called before a promise is broken for many',
    file: 'functions/domain/sla/sweep.ts',
    from: 'const sawAll = !broken && outcomes.length > 0;',
    to: 'const sawAll = outcomes.length >= 0;',
    caught: { by: 'test/domain/sla/sweep.test.ts', title: 'is nothing of what it could not read' },
  },
  {
    name: 'an alarm that takes silence for calm',
    claim: 'Somebody is called before a promise is broken for many',
    file: 'lib/constructs/promise-alarms.ts',
    from: "      silence: 'sounds',\n",
    to: '',
    caught: { by: 'test/lib/runbook.test.ts', title: 'sounds at silence' },
  },
  {
    name: 'an acknowledgement that is measured only when it went',
    claim: 'Somebody is called before a promise is broken for many',
    file: 'functions/domain/correspondence/acknowledge.ts',
    from: "  services.measures.count('AcknowledgementSeconds', secondsBetween(subject.receivedAt, now));\n",
    to: '',
    caught: { by: 'test/domain/correspondence/record-sent.test.ts', title: 'is seen to grow old' },
  },
];
