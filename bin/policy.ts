/**
 * Looks after the policies of a deployment, through its API.
 *
 *   npm run --silent policy -- list                          what there is, what is active, and who activated it
 *   npm run --silent policy -- show retail                   what a policy demands (--json: the document, to start from)
 *   npm run --silent policy -- validate my-policy.json       is it right? needs no deployment
 *   npm run --silent policy -- put my-policy.json            publish it as its next version; nobody is given it yet
 *   npm run --silent policy -- replay retail my-policy --days 90
 *   npm run --silent policy -- activate retail my-policy     from the very next complaint on
 *   npm run --silent policy -- rollback                      what was active before, or --to a number
 *
 * Exit status: 0 done, 1 refused (with the reason), 2 the command itself was not understood.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { checkPolicy } from '../functions/api/policies/check-policy.ts';
import { allSentences } from '../functions/api/problem-sentences.ts';
import { languageOf, problemOf } from '../functions/api/problems.ts';
import { activated, policyDocument } from '../functions/contract/policy-shapes.ts';
import { DomainError } from '../functions/domain/errors.ts';
import type { Policy } from '../functions/domain/sla/policy.ts';
import { apiOf, inWords, Stop } from './policy/api.ts';
import { printActive, printList, printPolicy, printReplay } from './policy/print.ts';

const usage = `npm run --silent policy -- COMMAND [--api URL] [--language en|zh-CN] [--json]

  list                       policies, those that are active, and who activated them
  show ID[@VERSION]          what a policy demands; with --json the document itself
  validate FILE              checks a policy; needs no deployment
  put FILE                   publishes a policy of your own as its next version
  replay ID… [--days N]      what these would have made of the cases of the last N days (90)
  activate ID…               gives these to every complaint from now on
  rollback [--to NUMBER]     brings back what was active before, or the activation of that number

  --api   the deployment (default http://localhost:3000); its staff token stands in REDRESS_TOKEN`;

class Misunderstood extends Error {}

const options = {
  api: { type: 'string', default: `http://localhost:${process.env['PORT'] || 3000}` },
  language: { type: 'string', default: (process.env['LC_ALL'] ?? process.env['LANG'] ?? '').replace('_', '-') },
  json: { type: 'boolean', default: false },
  days: { type: 'string', default: '90' },
  to: { type: 'string' },
} as const;

function readArguments() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new Misunderstood(error instanceof Error ? error.message : '');
  }
}

const wholeNumber = (name: string, text: string): number => {
  if (!/^\d{1,6}$/.test(text)) throw new Misunderstood(`--${name} takes a whole number, not "${text}".`);
  return Number(text);
};

/** A file of whoever typed the command, wherever npm runs it. */
function readDocument(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(resolve(process.env['INIT_CWD'] ?? '.', file), 'utf8');
  } catch {
    throw new Stop(`The file ${file} cannot be read.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Stop(`The file ${file} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

async function run(): Promise<string> {
  const { values, positionals } = readArguments();
  const [command = '', ...names] = positionals;
  const language = languageOf(values.language);
  const call = apiOf(values.api, process.env['REDRESS_TOKEN'], language);
  const shown = <T>(answer: T, print: (answer: T) => string): string =>
    values.json ? JSON.stringify(answer, null, 2) : print(answer);
  // `retail,uk-fca-disp` is as good as `retail uk-fca-disp`.
  const packs = names.flatMap((name) => name.split(',')).filter((name) => name !== '');
  const [only = ''] = names;
  const oneName = (): string => {
    if (names.length !== 1) throw new Misunderstood(`${command} takes one name.`);
    return only;
  };
  const severalPacks = (): string[] => {
    if (packs.length === 0) throw new Misunderstood(`${command} takes the ids of policies.`);
    return packs;
  };
  const noName = (): void => {
    if (names.length > 0) throw new Misunderstood(`${command} takes no name.`);
  };
  const printActivated = (answer: unknown): string => printActive(activated.parse(answer).active);

  switch (command) {
    case 'list':
      noName();
      return shown(await call('GET', ''), printList);
    case 'show': {
      const [id = '', version] = oneName().split('@');
      const query = version === undefined ? '' : `?version=${encodeURIComponent(version)}`;
      const { policy } = policyDocument.parse(await call('GET', `/${encodeURIComponent(id)}${query}`));
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was checked when it was published
      return shown(policy as unknown as Policy, (one) => printPolicy(one, language));
    }
    case 'validate': {
      const { id, rules } = checkPolicy(readDocument(oneName()));
      return shown({ valid: true, id, rules: rules.length }, () => `${id}: right, ${rules.length} rules.`);
    }
    case 'put': {
      const { version: _version, ...document } = checkPolicy(readDocument(oneName()));
      return shown(await call('PUT', `/${encodeURIComponent(document.id)}`, document), (answer) => {
        const { id, version } = policyDocument.parse(answer);
        return `${id}@${version} is published. Nobody is given it before it is activated.`;
      });
    }
    case 'replay':
      return shown(
        await call('POST', '/replay', { packs: severalPacks(), days: wholeNumber('days', values.days) }),
        printReplay,
      );
    case 'activate':
      return shown(await call('PUT', '/active', { packs: severalPacks() }), printActivated);
    case 'rollback':
      noName();
      return shown(
        await call('POST', '/rollback', values.to === undefined ? {} : { to: wholeNumber('to', values.to) }),
        printActivated,
      );
    default:
      throw new Misunderstood(command === '' ? '' : `There is no command "${command}".`);
  }
}

try {
  console.log(await run());
} catch (error) {
  if (error instanceof Misunderstood) {
    console.error([error.message, usage].filter((text) => text !== '').join('\n\n'));
    process.exitCode = 2;
  } else if (error instanceof Stop || error instanceof DomainError) {
    const language = languageOf(/--language[= ](\S+)/.exec(process.argv.join(' '))?.[1] ?? options.language.default);
    console.error(
      error instanceof Stop ? error.message : inWords(problemOf(error, language, { sentences: allSentences })),
    );
    process.exitCode = 1;
  } else if (error instanceof z.ZodError) {
    console.error('The deployment answers in another form than this command knows: use the one of its own release.');
    process.exitCode = 1;
  } else throw error;
}
