import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { routes } from '../../functions/contract/routes.ts';
import { packsInTheBox } from '../../functions/domain/sla/packs/packs.ts';
import { apiOf, type Heard, type Said } from '../api/api-at-work.ts';
import { type Desk, openDesk } from '../desk.ts';
import { type Documented, documented } from './document.ts';
import { type Furnished, furnish } from './furnished.ts';
import { faultsOf } from './judge.ts';
import { requestsTo } from './requests.ts';
import { runs, seed } from './seed.ts';
import { keepToLimits } from './strict-keys.ts';

/*
 * Requests that nobody thought of, made from the published document: sound ones, nearly sound ones and hostile ones, to
 * every operation, with and without tokens. Whatever is sent, the answer is one that the document promises.
 * REDRESS_FUZZ_SEED repeats a run; REDRESS_FUZZ_RUNS makes it longer.
 */

let desk: Desk;
let api: ReturnType<typeof apiOf>;
/** What the functions logged as failed: why an answer is a 500. */
const failed: unknown[] = [];
const open = async (): Promise<void> => {
  const opened = await openDesk();
  desk = { ...opened, log: { ...opened.log, error: (message, facts) => failed.push({ message, ...facts }) } };
  keepToLimits(desk.client);
  api = apiOf(desk, { packs: packsInTheBox });
};

/** Refusals that come before an operation has looked at anything of its own. */
const atTheDoor = /^(request\.|access\.|precondition\.|idempotency\.key-invalid|complaint\.not-found)/;
const went = ({ status, body }: Heard): boolean => status < 300 || !atTheDoor.test(String(body.code));

async function sendTo(operation: Documented, furnished: Furnished): Promise<void> {
  let reached = 0;
  let done = 0;
  const say = async (said: Said): Promise<void> => {
    const heard = await api(operation.operationId, said);
    if (went(heard)) reached += 1;
    if (heard.status < 300) done += 1;
    expect({ faults: faultsOf(operation, heard), failed }).toEqual({ faults: [], failed: [] });
  };
  const on = { furnished, now: desk.clock.now() };
  const any = fc.asyncProperty(requestsTo(operation, { ...on, manner: 'any' }), say);
  await fc.assert(any, { seed, numRuns: runs });
  // By chance it may not have been let in yet: nearly every one of these is.
  for (const said of fc.sample(requestsTo(operation, { ...on, manner: 'sound' }), { seed, numRuns: 30 })) {
    if (reached > 0 && done > 0) break;
    await say(said);
  }
  expect(reached).toBeGreaterThan(0);
}

/** What changes the desk for all: where cases go, what is owed, which codes there are. */
const forAll = ({ path, method }: Documented): boolean =>
  !path.includes('{reference}') && (method === 'PUT' || path.endsWith('/rollback'));
const named = (operations: readonly Documented[]) =>
  operations.map((operation) => [operation.operationId, operation] as const);

describe(`Whatever is sent (REDRESS_FUZZ_SEED=${seed})`, () => {
  let furnished: Furnished | undefined;
  beforeAll(open);
  afterAll(() => desk.close());

  test('to whatever route: the document names each', () => {
    expect(documented.map(({ operationId }) => operationId).toSorted()).toEqual(Object.keys(routes).toSorted());
  });

  test.each(named(documented.filter((operation) => !forAll(operation))))(
    '%s answers as the document says, and is reached',
    async (_, operation) => {
      // Reading changes nothing: all of it can be of one desk.
      if (operation.method !== 'GET' || furnished === undefined) furnished = await furnish(desk, api);
      await sendTo(operation, furnished);
    },
  );
});

describe(`Whatever is sent to what changes the desk for all (REDRESS_FUZZ_SEED=${seed})`, () => {
  let furnished: Furnished;
  beforeAll(async () => {
    await open();
    furnished = await furnish(desk, api);
  });
  afterAll(() => desk.close());

  test.each(named(documented.filter(forAll)))('%s answers as the document says, and is reached', async (_, operation) =>
    sendTo(operation, furnished),
  );

  test('complaints come in all the same', async () => {
    const customer = { name: 'Ann', email: 'ann@customer.example' };
    const { status } = await api('submitComplaint', { body: { customer, description: 'The parcel never came.' } });
    expect(status).toBe(201);
  });
});
