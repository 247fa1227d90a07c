/**
 * `npm run check:template`: what outside checkers say of the templates that are deployed: cdk-nag's AWS Solutions rules,
 * CloudFormation's own resource schemas, and cfn-lint where the machine has it. Each finding is explained or fails it.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { redressApp } from '../lib/app.ts';
import { templateFindings } from '../lib/template-findings.ts';

const outdir = mkdtempSync(join(tmpdir(), 'redress-template-'));
process.once('exit', () => rmSync(outdir, { recursive: true, force: true }));
// The schemas' findings fail the synth itself.
const app = redressApp({ outdir, context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const { violations } = new AwsSolutionsChecks().validateScope(app);
app.synth();
console.log("CloudFormation's schemas: nothing found.");
for (const { ruleName, violatingResources } of violations) {
  for (const { constructPath = '' } of violatingResources) console.log(`cdk-nag ${ruleName}: ${constructPath}`);
}
const explained = explanationsOf();
for (const [reason, places] of explained) console.log(`cdk-nag, explained ${places.length} times: ${reason}`);
console.log(`cdk-nag: ${violations.length} unexplained.`);
process.exitCode = violations.length + lint() > 0 ? 1 : 0;

/** Reasons beside the constructs that they are true of (`explain` in lib/suppressions.ts) → where. */
function explanationsOf(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const construct of app.node.findAll()) {
    for (const { type, data } of construct.node.metadata) {
      if (type !== Validations.ACKNOWLEDGED_RULES_METADATA_KEY || !(data instanceof Object)) continue;
      for (const [rule, reason] of Object.entries(data)) {
        const text = `${rule.replace(/^annotation::/iu, '')}: ${String(reason)}`;
        found.set(text, [...(found.get(text) ?? []), construct.node.path]);
      }
    }
  }
  return found;
}

/** @returns how many findings of cfn-lint nobody explains */
function lint(): number {
  const templates = readdirSync(outdir).filter((file) => file.endsWith('.template.json'));
  const run = spawnSync('cfn-lint', ['--format', 'json', '--regions', 'us-east-1', '--', ...templates], {
    cwd: outdir,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.error !== undefined) {
    console.log('cfn-lint: NOT RUN, because this machine does not have it. `pip install cfn-lint`, then try again.');
    return 0;
  }
  const findings = readFindings(run.stdout);
  if (findings === undefined) {
    console.log(`cfn-lint: it ended with ${String(run.status)} and said:\n${run.stdout}${run.stderr}`);
    return 1;
  }
  const open = findings.filter(
    ({ Rule, Message }) => !templateFindings.some(({ rule, message }) => rule === Rule.Id && message.test(Message)),
  );
  for (const { Rule, Message, Filename } of open) console.log(`cfn-lint ${Rule.Id} in ${Filename}: ${Message}`);
  for (const { rule, message, reason } of templateFindings) {
    const times = findings.filter((one) => one.Rule.Id === rule && message.test(one.Message)).length;
    console.log(`cfn-lint ${rule}, explained ${times} times: ${reason}`);
  }
  console.log(`cfn-lint: ${open.length} unexplained.`);
  return open.length;
}

type Finding = { Rule: { Id: string }; Message: string; Filename: string };

function readFindings(text: string): Finding[] | undefined {
  try {
    const findings: Finding[] = JSON.parse(text);
    return findings;
  } catch {
    return undefined;
  }
}
