import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { announcedDatabase } from '../../lib/local/announcement.ts';
import { eventually, type LocalMachine, startMachine, waitFor } from '../journeys/machine.ts';
import { ABrowser, inABrowser } from './a-browser.ts';
import { asStaff, colleague, expectOpenToAll, saved } from './colleague.ts';
import { screenshot } from './screenshots.ts';

let machine: LocalMachine;
let browser: ABrowser;
let reference: string;
const formula = '=HYPERLINK("https://evil.example","Pay here")';

async function complain(description: string): Promise<string> {
  const { body } = await machine.call('POST', '/v1/complaints', {
    body: { customer: { name: 'Ann', email: 'ann@customer.example', language: 'en' }, description },
  });
  const made = String(body['reference']);
  await waitFor(async () => {
    const { timeline } = await asStaff(machine, 'auditor', 'GET', `/cases/${made}`);
    return ['ComplaintAssessed', 'ComplaintAcknowledged'].every((type) => JSON.stringify(timeline).includes(type));
  });
  return made;
}

/** Somebody with access to the table writes over when an event happened. */
async function tamper(withCase: string, seq: number): Promise<void> {
  const database = announcedDatabase(machine.dataDir);
  const client = new DynamoDBClient({
    endpoint: database?.endpoint ?? '',
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await client.send(
    new UpdateItemCommand({
      TableName: database?.tables[0],
      Key: { pk: { S: `CASE#${withCase}` }, sk: { S: `EVENT#${String(seq).padStart(6, '0')}` } },
      UpdateExpression: 'SET #at = :at',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#at': 'at' },
      ExpressionAttributeValues: { ':at': { S: '2020-01-01T00:00:00.000Z' } },
    }),
  );
  client.destroy();
}

inABrowser('The page for auditors', () => {
  beforeAll(async () => {
    [machine, browser] = await Promise.all([startMachine(), ABrowser.open()]);
    reference = await complain('The parcel is late.');
    await asStaff(machine, 'agent', 'POST', `/cases/${reference}/take`, {});
    await asStaff(machine, 'agent', 'POST', `/cases/${reference}/notes`, { text: formula });
    await asStaff(machine, 'lead', 'POST', `/cases/${reference}/notes`, { text: 'Seen.' });
    await asStaff(machine, 'admin', 'PUT', '/policies/active', { packs: ['retail'], reason: 'Shops in Britain.' });
    await asStaff(machine, 'admin', 'PUT', '/routing', { rules: [{ id: 'rest', team: 'service', choose: 'queue' }] });
  });
  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });
  afterEach(() => {
    expect(browser.troubles).toEqual([]);
  });

  test('finds a case however its reference is written, or by its words', async () => {
    const page = await colleague(browser, machine, 'auditor', '#/audit');
    const field = page.getByRole('searchbox', { name: /Reference, or words/ });
    await field.fill('parcel');
    await page.keyboard.press('Enter');
    await page.getByText('1 case found.').waitFor();
    await page.getByRole('link', { name: reference }).waitFor();
    await field.fill(` ${reference.toLowerCase().replaceAll('-', ' ')}`);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: `Record of ${reference}` }).waitFor();
    await page.getByText(/^Yes: \d+ events, each sealed/).waitFor();
  });

  test('says who did what, by person and by kind of event', async () => {
    const page = await colleague(browser, machine, 'auditor', `#/audit/${reference}`);
    const rows = page.getByRole('table', { name: 'What happened' }).locator('tbody tr');
    await rows.nth(4).waitFor();
    await page.getByRole('button', { name: /^Who/ }).click();
    await page.getByRole('option', { name: 'agent', exact: true }).click();
    await waitFor(async () => (await rows.count()) === 2);
    await page.getByRole('button', { name: /^What happened/ }).click();
    await page.getByRole('option', { name: 'Internal note' }).click();
    await waitFor(async () => (await rows.count()) === 1);
    await eventually(async () => expect(await rows.first().textContent()).toContain(formula));
    await page.getByLabel('Until', { exact: true }).first().fill('2020/01/01');
    await page.getByText('Nothing that fits.').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await rows.nth(4).waitFor();
  });

  test('gives the record away: for a spreadsheet, where nothing of it runs, and whole, with how to prove it', async () => {
    const page = await colleague(browser, machine, 'auditor', `#/audit/${reference}`);
    await page.getByText(/^Yes:/).waitFor();
    const csv = await saved(page, () => page.getByRole('button', { name: 'Save as CSV' }).click());
    expect(csv.name).toBe(`${reference}.csv`);
    expect(csv.text).toContain(`"'=HYPERLINK(""https://evil.example"",""Pay here"")"`);
    const json = await saved(page, () => page.getByRole('button', { name: 'Save as JSON' }).click());
    const record: unknown = JSON.parse(json.text);
    expect(record).toMatchObject({
      exported: { username: 'auditor' },
      verify: { command: expect.stringContaining(`npm run verify-audit -- --case ${reference}`) },
      audit: { intact: true, head: { hash: expect.any(String) } },
      case: { reference, timeline: expect.arrayContaining([expect.objectContaining({ type: 'NoteAdded' })]) },
    });
  });

  test('names the event that somebody has altered behind our back', async () => {
    const altered = await complain('The lamp flickers.');
    await tamper(altered, 2);
    const page = await colleague(browser, machine, 'auditor', `#/audit/${altered}`);
    await page.getByText('No: event 2 was altered.').waitFor();
    await screenshot(page, 'console-audit-broken-en');
  });

  test('shows who decided for all cases: policies and routing', async () => {
    const page = await colleague(browser, machine, 'auditor', '#/audit');
    const decisions = page.getByRole('table', { name: 'Decisions for all cases' });
    await decisions.getByRole('row', { name: /retail@1.*admin.*Shops in Britain\./ }).waitFor();
    await decisions.getByRole('row', { name: /Rules of routing written \(version 1\).*admin/ }).waitFor();
  });

  test.each(['en-GB', 'zh-CN'])('shuts nobody out (%s)', async (locale) => {
    const page = await colleague(browser, machine, 'auditor', '#/audit', { locale });
    await expectOpenToAll(page, [
      ['audit', '#/audit', 'tbody tr'],
      ['audit-case', `#/audit/${reference}`, 'tbody tr'],
    ]);
  });
});
