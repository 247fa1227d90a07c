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
];
