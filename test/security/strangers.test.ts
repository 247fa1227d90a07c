import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Operation, type Route, routes } from '../../functions/contract/routes.ts';
import { apiOf, type Said } from '../api/api-at-work.ts';
import { type Desk, openDesk } from '../desk.ts';
import { everyTeam, type Furnished, furnish } from '../fuzz/furnished.ts';

/*
 * Who guesses, and who comes with the key of another case, by every route that there is for customers. What staff of
 * other teams may see is tried route by route in test/api/roles.test.ts.
 */

let desk: Desk;
let api: ReturnType<typeof apiOf>;
let on: Furnished;
/** What the functions asked of the table, by name. */
let asked: string[] = [];
beforeAll(async () => {
  desk = await openDesk();
  desk.client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        asked.push(String(commandName));
        return next(args);
      },
    { step: 'initialize', name: 'countCalls' },
  );
  api = apiOf(desk);
  on = await furnish(desk, api);
});
afterAll(() => desk.close());

const customersRoutes = (Object.entries(routes) as [Operation, Route][])
  .filter(([, { access }]) => access === 'tracking-secret')
  .map(([operation]) => operation);

const file = { name: 'a.jpg', type: 'image/jpeg', size: 9, sha256: Buffer.alloc(32, 1).toString('base64') };
/** What each would do, were the caller let in. A new route of customers is not let pass without a row. */
const wanted: { [O in Operation]?: Said } = {
  trackComplaint: {},
  addMessage: { body: { text: 'Let me in.' } },
  withdrawComplaint: { body: {} },
  confirmSolved: { body: {} },
  disagreeWithDecision: { body: { reason: 'No.' } },
  requestUpload: { body: file },
  downloadAttachment: { id: 'F1' },
};
const bearer = (secret: string) => ({ Authorization: `Bearer ${secret}` });
const unknown = 'CR-0000-0000';

describe('Who has not the secret of a case', () => {
  test('is tried at every route that there is for customers', () => {
    expect(Object.keys(wanted).toSorted()).toEqual(customersRoutes.toSorted());
  });

  test.each(customersRoutes)(
    'does not get in by %s with the secret of another case, with a wrong one or with none',
    async (operation) => {
      const { busy, received } = on.cases;
      const before = await desk.cases.open(busy.reference);
      const keys: [Said, number, string][] = [
        [{ headers: bearer(received.secret) }, 404, 'complaint.not-found'],
        [{ headers: bearer(busy.secret.slice(0, -1)) }, 404, 'complaint.not-found'],
        [{ headers: bearer(`${busy.secret}0`) }, 404, 'complaint.not-found'],
        [{ headers: bearer(busy.secret.toLowerCase()) }, 404, 'complaint.not-found'],
        [{ headers: {} }, 401, 'access.unauthenticated'],
        [{ as: everyTeam('admin') }, 401, 'access.unauthenticated'],
        [{ headers: { Authorization: `Bearer ${busy.secret}, Bearer x` } }, 401, 'access.unauthenticated'],
      ];
      for (const [key, status, code] of keys) {
        const answer = await api(operation, { ...wanted[operation], ...key, reference: busy.reference });
        expect([answer.status, answer.body.code]).toEqual([status, code]);
      }
      expect(await desk.cases.open(busy.reference)).toEqual(before);
    },
  );

  test.each(customersRoutes)(
    'learns by %s neither from the answer nor from the work whether there is such a case',
    async (operation) => {
      const said = { ...wanted[operation], headers: bearer('0123456789ABCDEFGHJKMNPQRS') };
      const tell = async (reference: string): Promise<unknown> => {
        asked = [];
        const { status, headers, body } = await api(operation, { ...said, reference });
        return { status, headers, body: JSON.stringify(body).replaceAll(reference, '…'), asked };
      };
      expect(await tell(on.cases.busy.reference)).toEqual(await tell(unknown));
      // However long the history of the case is.
      expect(asked).toEqual(['GetItemCommand']);
    },
  );
});

describe('A signed link', () => {
  const ways = ['lookAtLink', 'lookAtTask', 'confirmLink', 'answerAsPartner'] as const;
  const say = async (operation: (typeof ways)[number], token: string): Promise<unknown> => {
    const text = operation === 'answerAsPartner' ? { text: 'x' } : {};
    const { status, body } = await api(operation, { body: { token, ...text } });
    return [status, body.code];
  };

  test('is no key for what a link of another kind is for', async () => {
    for (const token of on.links.action) {
      expect(await say('lookAtTask', token)).toEqual([410, 'task-link.invalid']);
      expect(await say('answerAsPartner', token)).toEqual([410, 'task-link.invalid']);
    }
    for (const token of on.links.task) {
      expect(await say('lookAtLink', token)).toEqual([410, 'link.invalid']);
      expect(await say('confirmLink', token)).toEqual([410, 'link.invalid']);
    }
  });

  test('of which any one character was changed, left out or doubled opens nothing', async () => {
    const [token = ''] = on.links.action;
    expect(await say('lookAtLink', token)).toEqual([200, undefined]);
    for (let at = 0; at < token.length; at += 1) {
      const one = token[at] ?? '';
      for (const put of [one === 'A' ? 'B' : 'A', '', one + one, '.']) {
        const changed = token.slice(0, at) + put + token.slice(at + 1);
        if (changed !== token)
          expect([at, put, await say('lookAtLink', changed)]).toEqual([at, put, [410, 'link.invalid']]);
      }
    }
  });

  test('of another deployment, or of one that has no key, opens nothing', async () => {
    const [token = ''] = on.links.action;
    const elsewhere = apiOf({ ...desk, keyed: { digest: async () => '00'.repeat(32) } });
    expect((await elsewhere('lookAtLink', { body: { token } })).status).toBe(410);
  });
});
