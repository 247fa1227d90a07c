import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Template } from '../../../functions/domain/speaking/templates/template.ts';
import { type Desk, openDesk } from '../../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const template = (changes: Partial<Template> = {}): Template => ({
  id: 'delay-own',
  version: 1,
  language: 'en',
  situation: 'delay',
  title: 'Delay',
  text: 'Dear {customerName}',
  state: 'active',
  written: { at: '2026-03-02T09:00:00.000Z', by: 'lead' },
  ...changes,
});

describe('The shelf of templates', () => {
  test('shows the newest version of each, and takes a version only after the one before', async () => {
    const { templates } = desk;
    expect(await templates.find('delay-own')).toBeUndefined();
    expect(await templates.write(template(), 0)).toBe('written');
    expect(await templates.write(template({ title: 'Again' }), 0)).toBe('outrun');
    expect(await templates.write(template({ version: 2, state: 'retired' }), 1)).toBe('written');
    expect(await templates.write(template({ version: 2, title: 'Late' }), 1)).toBe('outrun');
    expect(await templates.find('delay-own')).toEqual(template({ version: 2, state: 'retired' }));
    await templates.write(template({ id: 'another', version: 2 }), 0);
    expect((await templates.list()).map(({ id, version }) => [id, version])).toEqual([
      ['another', 2],
      ['delay-own', 2],
    ]);
  });

  test('lists more than one page of the table', async () => {
    const long = 'x'.repeat(8_000);
    for (let at = 0; at < 150; at += 1) await desk.templates.write(template({ id: `long-${at}`, text: long }), 0);
    expect((await desk.templates.list()).filter(({ id }) => id.startsWith('long-'))).toHaveLength(150);
  });
});
