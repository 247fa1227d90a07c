/**
 * One table. A case is a partition: the case item, its events, its mails.
 *
 * | pk | sk | what |
 * |---|---|---|
 * | CASE#CR-7KQ3-M2XT | CASE | the case as it is now |
 * | CASE#CR-7KQ3-M2XT | EVENT#000001 | an immutable event: timeline, audit trail and outbox at once |
 * | CASE#CR-7KQ3-M2XT | PART#task#T7 | what belongs to the case and has a life of its own: a task, a remedy, a cause |
 * | CASE#CR-7KQ3-M2XT | MAIL#<mailId> | a claim to send one mail, then the proof that it went |
 * | CASE#CR-7KQ3-M2XT | UPLOADS | files that somebody may send and that have not come: a bounded list |
 * | POLICIES | ACTIVE | the policies that new cases are given, and the number of the activation that chose them |
 * | POLICIES | ACTIVATION#000001 | an immutable record of each activation: what, when and who |
 * | POLICIES | POLICY#retail#000001 | an immutable version of a policy, whole, so that a case's policies are always there |
 * | ROUTING | VERSION#000001 | an immutable version of the rules by which cases find their team; the latest holds |
 * | PEOPLE | PERSON#<id> | to whom cases are given: teams, languages, how many |
 * | PEOPLE | HAND#<id> | when it was their turn, and what they were given just now |
 * | TEMPLATES | NEWEST#first-response-zh-cn | an enterprise's own template of a reply as it is now |
 * | TEMPLATES | VERSION#first-response-zh-cn#000002 | an immutable version of it |
 * | INBOXES | <person> | what is remembered of somebody's step mails while something waits: one query finds who is due |
 * | NOTICES#<person> | <time>#<case>#<mailId> | a step that waits to be mailed to them; gone when it was |
 * | DIGEST#DG-… | DIGEST | which steps went together in one mail, for good |
 * | DIGEST#DG-… | MAIL#digest | its claim and its proof, as those of a case's mails |
 * | SETTLEMENTS#price#refund#CNY | LATEST | what remedies of that kind were executed lately: amounts, for the median |
 * | ABSENCES | <person> | who is on leave, from when and until when |
 * | CAUSE-CODES | NEWEST | the tree that cause codes are chosen from, once somebody published one |
 * | CAUSE-CODES | TREE#000001 | an immutable version of it |
 * | LINKS#CR-7KQ3-M2XT | CR-… | one end of a link to another case, with its reason; ended, never deleted |
 * | LINKS#CR-7KQ3-M2XT | #LISTS | the lists below that the case was put on by its customer's name for it |
 * | RELATED#<digest> | <received>#<case> | the cases of one customer, of one customer's order, or of one batch |
 * | BULK#BJ-… | JOB | what is done to many cases at once, for whom, and how far it is |
 * | BULK#BJ-… | SLICE#0001 | some of its cases, and those that failed |
 * | BULKS | BJ-… | a job that is not finished; gone when it is |
 * | SIMILAR#TERM#<term> | <solvedAt>#<reference> | a solved case that has the term; the keys are all there is |
 * | SIMILAR#CASE#<reference> | CASE | the terms of a solved case, and the kinds of its remedies |
 * | MEASURE#CASE#CR-7KQ3-M2XT | GIVEN | what a case has added to the counters, and of which version of it |
 * | MEASURE#SUM#quality#2 | 2026-03-02 in | a share of a team's counters of a day; `now` are those of how cases stand |
 * | CHANGED#2026-03-02 | <time>#<chance> | cases that changed together on that day: proven anew on the next; kept a fortnight |
 * | REVEALS#<person> | <hour> | how often somebody of the staff looked at what is masked in that hour; gone two hours later |
 * | LOST-LINKS | <time>#<chance> | somebody asks for the link to a case; gone once it was looked at, or after a day |
 * | PRIVACY#PR-… | REQUEST | what a person asked about their data: keyed digests of their address, never the address |
 * | PRIVACY#REQUESTS | <asked>#PR-… | the list of them all |
 * | PRIVACY#DUE | <time>#PR-… | one that is not finished, and when it is looked at next |
 * | PRIVACY#ROUNDS | 2026-03-02 | what a day's round of retention erased |
 * | JOB#<name> | STATE | how far a job is that takes more than one run |
 */
export const tableKeys = { partition: 'pk', sort: 'sk' } as const;

/** When DynamoDB deletes an item by itself, in seconds since 1970; a number. Items without it stay. */
export const expiry = 'expiresAt';

/** What the partition of each case begins with. */
export const casePrefix = 'CASE#';
export const eventPrefix = 'EVENT#';
export const policiesPartition = 'POLICIES';
export const routingPartitions = { rules: 'ROUTING', people: 'PEOPLE' } as const;
export const templatesPartition = 'TEMPLATES';
/** Solved cases by their terms; a prefix. */
export const similarPrefix = 'SIMILAR#';
export const settlementsPrefix = 'SETTLEMENTS#';
export const causeCodesPartition = 'CAUSE-CODES';
/** Counters, and what each case has added to them; a prefix. */
export const measuresPrefix = 'MEASURE#';
/** Which cases changed on a day; a prefix. */
export const changedPrefix = 'CHANGED#';
/**
 * Over how many partitions a team's counters are spread. Whoever measures writes one transaction at a time of at most
 * 40 cases, and two of them run at once: some 100 transactions a second. One touches at most three slots of a team on
 * an ordinary day, each an item of less than a KB, which is two units in a transaction: 600 units a second for a team
 * if all fell on one partition, of the 1,000 that one takes; over four, 150. More of them make the dashboard dearer.
 */
export const counterShards = 4;

/** What a queue shows without opening a case: small enough that an index write stays one unit. */
const queueRow = ['version', 'status', 'team', 'assignee', 'row'] as const;

/** All sparse: an item without the index's keys is not in it. Every key is a string. */
export const tableIndexes = {
  /**
   * `<bucket>#<team>`, ordered by urgency, then deadline. Departments' tasks have partitions of their own in it,
   * `tasks-open#<team>` and `tasks-answered#<team>`, ordered by their date, until they are accepted or cancelled.
   */
  queue: { name: 'queue', partition: 'queuePk', sort: 'queueSk', projected: queueRow },
  /** `<bucket>#<assignee>`, the same order; only cases that somebody has. */
  assignee: { name: 'assignee', partition: 'assigneePk', sort: 'queueSk', projected: queueRow },
  /** `DUE#<shard>`, ordered by the next step's time; only cases with a clock that can still fire. */
  due: { name: 'due', partition: 'duePk', sort: 'dueSk', projected: [] },
} as const;

/**
 * How many partitions of the due index a sweep reads, and over how many of them cases are spread when they are written.
 * Two numbers, so that a live table can get more: first the sweeps read more, then the writers use them, each in a
 * deployment of its own (docs/decisions/0010). Whoever reads must never read less than is written.
 */
export const dueShards = 4;
export const dueShardsWritten: number = 4;

/**
 * What is over stands in the index of due cases too, once it has no step left: `KEEP#<category>#<shard>`, ordered by
 * when it ended, for whoever erases what was kept for as long as it may be. Held and erased cases are not in it.
 */
export const keepPrefix = 'KEEP#';
/** Over how many partitions the ended cases of a category are spread. */
export const keepShards = 4;

/** Prefixes of what holds cases together, and where jobs over many cases stand. */
export const linksPrefix = 'LINKS#';
export const relatedPrefix = 'RELATED#';
export const bulkPrefix = 'BULK#';
export const bulksPartition = 'BULKS';
export const lostLinksPartition = 'LOST-LINKS';
export const revealsPrefix = 'REVEALS#';

/** Requests about the data of persons and what retention did; a prefix. And the job that carries retention out. */
export const privacyPrefix = 'PRIVACY#';
export const retentionJob = 'JOB#retention';

/** Where step mails wait, and who is away; a name with `#` is a prefix. */
export const postPartitions = {
  inboxes: 'INBOXES',
  notices: 'NOTICES#',
  digests: 'DIGEST#',
  absences: 'ABSENCES',
} as const;
