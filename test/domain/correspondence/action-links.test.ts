import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import {
  actionLink,
  linkActions,
  personKey,
  readActionToken,
} from '../../../functions/domain/correspondence/action-links.ts';
import type { Services } from '../../../functions/domain/services.ts';

const keyedWith = (key: string) => ({
  digest: async (message: string) => createHmac('sha256', key).update(message).digest('hex'),
});
const keyed = keyedWith('the key of this deployment');
const manager = { email: 'Manager@example.com', name: 'Wang Fang' };
const settings: Services['settings'] = {
  brand: { name: 'Lantern', colour: '#1f6f5c' },
  sender: 'care@example.com',
  escalation: [{ name: manager.name, email: manager.email }],
  onCall: [],
  digest: { moreThan: 5, withinMinutes: 10 },
  approvals: { withinOwnLimit: 'suffices', limits: {} },
  disagreeWithinDays: 30,
  retention: { cases: { months: 60, byCategory: {} }, erasureGraceHours: 24 },
  defaultLanguage: 'en',
  timeZone: 'Asia/Shanghai',
  siteUrl: 'https://desk.example.com',
};
const now = '2026-11-21T04:00:00.000Z';
const step = { reference: 'CR-7KQ3-M2XT', clock: 'default/first-response#2', rung: 2 };
const refused = { code: 'link.invalid' };

const tokenFor = async (
  action: (typeof linkActions)[number] = 'take-over',
  person: { email: string; name: string; id?: string } = manager,
) => {
  const link = await actionLink({ keyed, settings }, { action, ...step, person, now });
  return link.slice(link.indexOf('#') + 1);
};

describe('A link in a mail about a late answer', () => {
  test('leads to the confirm page and says what it is for', async () => {
    for (const action of linkActions) {
      const link = await actionLink({ keyed, settings }, { action, ...step, person: manager, now });
      expect(link).toMatch(/^https:\/\/desk\.example\.com\/confirm#[\w-]+\.[\w-]{43}$/);
      const read = await readActionToken(keyed, link.slice(link.indexOf('#') + 1), now);
      expect(read).toMatchObject({ action, ...step, person: await personKey(keyed, manager) });
    }
  });

  test('can be used for seven days and not a second longer', async () => {
    const token = await tokenFor();
    await expect(readActionToken(keyed, token, '2026-11-28T03:59:59.999Z')).resolves.toMatchObject(step);
    await expect(readActionToken(keyed, token, '2026-11-28T04:00:00.000Z')).rejects.toMatchObject(refused);
  });

  test('holds neither the name nor the address of its reader, and not a digest that a stranger could compare', async () => {
    const token = await tokenFor();
    const content = Buffer.from(token.split('.')[0] ?? '', 'base64url').toString();
    expect(content.toLowerCase()).not.toMatch(/manager|wang|example/);
    expect(await personKey(keyed, manager)).not.toBe(await personKey(keyedWith('another key'), manager));
  });

  test('names its reader however the address was typed, and by the staff id where there is one', async () => {
    expect(await personKey(keyed, { email: ' manager@EXAMPLE.com' })).toBe(await personKey(keyed, manager));
    expect(await personKey(keyed, { ...manager, id: 'wang.fang' })).toBe('staff:wang.fang');
  });

  test('is refused with any byte changed', async () => {
    const token = await tokenFor();
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const bytes = Buffer.from(token);
        bytes[at] = (bytes[at] ?? 0) ^ by;
        await expect(readActionToken(keyed, bytes.toString('latin1'), now)).rejects.toMatchObject(refused);
      }),
      { numRuns: 1000 },
    );
  });

  test('is refused cut off anywhere, with something added, and as anything else that is no token', async () => {
    const token = await tokenFor();
    const others = [...token].map((_, length) => token.slice(0, length));
    others.push(`${token}.`, `${token}x`, `.${token}`, `${token}.${token}`, '.', '..', 'x'.repeat(100_000));
    for (const other of others) await expect(readActionToken(keyed, other, now)).rejects.toMatchObject(refused);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
        await expect(readActionToken(keyed, text, now)).rejects.toMatchObject(refused);
      }),
    );
  });

  test('is refused with the signature of another link, and when another deployment made it', async () => {
    const [one, other] = [await tokenFor('take-over'), await tokenFor('acknowledge')];
    const mixed = `${one.split('.')[0]}.${other.split('.')[1]}`;
    await expect(readActionToken(keyed, mixed, now)).rejects.toMatchObject(refused);
    await expect(readActionToken(keyedWith('another key'), one, now)).rejects.toMatchObject(refused);
  });

  test('has a mark of its own, by which a case remembers it and from which nobody can make a link', async () => {
    const tokens = [
      await tokenFor('take-over'),
      await tokenFor('reassign'),
      await tokenFor('take-over', { ...manager, id: 'wang.fang' }),
    ];
    const marks = await Promise.all(tokens.map(async (token) => (await readActionToken(keyed, token, now)).mark));
    expect(new Set(marks).size).toBe(3);
    for (const mark of marks) expect(mark).toMatch(/^[\w-]{16}$/);
  });
});
