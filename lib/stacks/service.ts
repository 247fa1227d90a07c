// Longer than 250 lines on purpose: the table of contents of what is deployed, a paragraph for each function.
import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { environment } from '../../functions/contract/environment.ts';
import { routes } from '../../functions/contract/routes.ts';
import {
  bulkPrefix,
  bulksPartition,
  casePrefix,
  causeCodesPartition,
  changedPrefix,
  measuresPrefix,
  lostLinksPartition,
  policiesPartition,
  privacyPrefix,
  retentionJob,
  postPartitions,
  routingPartitions,
  similarPrefix,
  settlementsPrefix,
  linksPrefix,
  relatedPrefix,
  revealsPrefix,
  templatesPartition,
} from '../../functions/contract/table.ts';
import { clockRules } from '../clock-rules.ts';
import { type Config, functionSettings } from '../config.ts';
import { ComplaintBus } from '../constructs/event-bus.ts';
import { FileNews } from '../constructs/file-news.ts';
import { StaffIdentity } from '../constructs/identity.ts';
import { Mail } from '../constructs/mail.ts';
import { Operations } from '../constructs/operations.ts';
import { OriginProof } from '../constructs/origin-proof.ts';
import { Relay } from '../constructs/relay.ts';
import { ComplaintApi, stageName } from '../constructs/rest-api.ts';
import { Rollout } from '../constructs/rollout.ts';
import { ScheduledJob } from '../constructs/scheduled-job.ts';
import { ServiceFunction, type ServiceFunctionProps } from '../constructs/service-function.ts';
import { grantTextAnalysis } from '../constructs/text-analysis.ts';
import { StreamWake } from '../constructs/stream-wake.ts';
import { WebAcl } from '../constructs/web-acl.ts';
import { WebhookSecrets } from '../constructs/webhook-secrets.ts';
import { Website } from '../constructs/website.ts';
import type { RecordsStack } from './records.ts';

export type ServiceStackProps = StackProps & {
  config: Config;
  records: RecordsStack;
  /** Each function's folder, as `bundleFunctions` makes it. */
  bundles: Readonly<Record<string, string>>;
  /** The folder of the pages, as `buildWeb` makes it. */
  pages: string;
};

/** The service: a table of contents. All of it can be deleted and deployed again without losing a complaint. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    const { config, records, bundles, pages, ...stackProps } = props;
    super(scope, id, { description: 'Redress: the complaint desk', ...stackProps });
    const { table, keySecret, files } = records;
    const logs = { logDays: config.retention.logDays, logRemoval: RemovalPolicy.DESTROY };

    // Who works here, where people come in, what is told to whom
    const staff = new StaffIdentity(this, 'staff', config);
    const api = new ComplaintApi(this, 'api', { routes, staff: staff.pool, ...logs });
    const proof = new OriginProof(this, 'origin-proof');
    new WebAcl(this, 'web-acl', { stageArn: api.api.deploymentStage.stageArn, proof, ...logs });
    const { siteUrl: ownUrl, siteCertificateArn: certificateArn } = config;
    const site = new Website(this, 'website', {
      apiId: api.api.restApiId,
      stageName,
      apiHeaders: { [OriginProof.header]: proof.value },
      signInOrigin: staff.signInOrigin,
      filesOrigin: files.origin,
      logDays: config.retention.logDays,
      embedOrigins: config.embedOrigins,
      ...(ownUrl && certificateArn && { domain: { siteUrl: ownUrl, certificateArn } }),
    });
    const siteUrl = ownUrl ?? site.siteUrl;
    const { brand, defaultLanguage } = config;
    site.publish(pages, { brand, defaultLanguage, apiBase: '', signIn: staff.addSignIn(siteUrl) });
    const bus = new ComplaintBus(this, 'bus', config.retention);
    const mail = new Mail(this, 'mail', config);

    const variables = {
      [environment.settings]: JSON.stringify(functionSettings(config)),
      [environment.siteUrl]: siteUrl,
    };
    const add = (name: string, choices: Pick<ServiceFunctionProps, 'failureImpact'> & Partial<ServiceFunctionProps>) =>
      new ServiceFunction(this, name, { folder: bundles[name] ?? '', environment: variables, ...logs, ...choices });
    const endpoint = { memory: 1024, timeout: Duration.seconds(10) };
    const reaction = { retried: true };
    // Most write cases, and neither policies nor routes nor who is away.
    const writesOnly = [casePrefix];

    // Endpoints
    const about = add('about', {
      ...endpoint,
      failureImpact: 'Monitors and integrators cannot see whether the desk is open.',
    });
    api.serve('about', about);

    const submit = add('submit', {
      ...endpoint,
      reservedConcurrency: config.publicConcurrency,
      failureImpact: 'Customers cannot complain; what they wrote is lost unless they try again.',
    });
    table.grant(submit, { items: ['GetItem', 'BatchGetItem', 'PutItem'], writesOnly });
    keySecret.grantRead(submit);
    api.serve('submit', submit);

    const track = add('track', {
      ...endpoint,
      failureImpact: 'Customers cannot see their case, add to it, withdraw it or disagree with a decision.',
    });
    table.grant(track, { items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], writesOnly });
    api.serve('track', track);

    const attachments = add('attachments', {
      ...endpoint,
      failureImpact: 'Customers cannot send photos and documents, or take out those of their case.',
    });
    table.grant(attachments, { items: ['GetItem', 'Query', 'PutItem'], writesOnly });
    files.grantLinks(attachments);
    api.serve('attachments', attachments);

    const staffAttachments = add('staff-attachments', {
      ...endpoint,
      failureImpact: 'Staff cannot see, send or take out files of cases.',
    });
    table.grant(staffAttachments, { items: ['GetItem', 'Query', 'PutItem'], writesOnly });
    files.grantLinks(staffAttachments);
    api.serve('staff-attachments', staffAttachments);

    const staffRead = add('staff-read', { ...endpoint, failureImpact: 'Staff cannot see their queue or open a case.' });
    table.grant(staffRead, { items: ['Query', 'GetItem', 'BatchGetItem'], indexes: ['queue', 'assignee'] });
    staff.grantLookUp(staffRead);
    api.serve('staff-read', staffRead);

    const staffAct = add('staff-act', { ...endpoint, failureImpact: 'Staff cannot take, answer or resolve cases.' });
    // It asks for the rules of routing, and for how many open cases somebody has who may be given one.
    table.grant(staffAct, {
      items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
      indexes: ['assignee'],
      writesOnly: [casePrefix, routingPartitions.people, templatesPartition],
    });
    table.grant(staffAct, { items: ['UpdateItem'], writesOnly: [revealsPrefix] });
    staff.grantLookUp(staffAct);
    api.serve('staff-act', staffAct);

    const links = add('links', {
      ...endpoint,
      failureImpact: 'Whoever was told by mail that an answer is late cannot act on it from the mail.',
    });
    table.grant(links, { items: ['GetItem', 'BatchGetItem', 'PutItem'], writesOnly });
    keySecret.grantRead(links);
    staff.grantLookUp(links);
    api.serve('links', links);

    const webhooks = add('webhooks', {
      ...endpoint,
      failureImpact:
        'Other systems cannot file complaints; they keep what they have and try again, if they are made well.',
    });
    table.grant(webhooks, { items: ['GetItem', 'BatchGetItem', 'PutItem'], writesOnly });
    keySecret.grantRead(webhooks);
    new WebhookSecrets(this, 'webhook-secrets', { key: records.key, sources: config.webhooks }).grantRead(webhooks);
    api.serve('webhooks', webhooks);

    const lostLinks = add('lost-links', {
      ...endpoint,
      failureImpact: 'Who has lost the link to their case cannot have it sent again.',
    });
    table.grant(lostLinks, { items: ['PutItem'], writesOnly: [lostLinksPartition] });
    api.serve('lost-links', lostLinks);

    const routing = add('routing', {
      ...endpoint,
      failureImpact: 'Nobody can change which team and whom cases go to; those that come go by the rules that hold.',
    });
    table.grant(routing, {
      items: ['GetItem', 'Query', 'PutItem'],
      writesOnly: Object.values(routingPartitions),
    });
    staff.grantLookUp(routing);
    api.serve('routing', routing);

    const absences = add('absences', {
      ...endpoint,
      failureImpact: 'Nobody can enter or end leave: late answers are told to people who are away.',
    });
    const away = [postPartitions.absences];
    table.grant(absences, { items: ['Query', 'PutItem'], writesOnly: away, deletes: away });
    staff.grantLookUp(absences);
    api.serve('absences', absences);

    const joining = add('joining', {
      ...endpoint,
      failureImpact: 'Staff cannot link, merge or split cases; each goes on by itself.',
    });
    table.grant(joining, { items: ['GetItem', 'BatchGetItem', 'PutItem'], writesOnly: [casePrefix, linksPrefix] });
    keySecret.grantRead(joining);
    api.serve('joining', joining);

    const bulk = add('bulk', {
      ...endpoint,
      failureImpact: 'Leads cannot give jobs over many cases, or see how far theirs are; those that run go on.',
    });
    table.grant(bulk, {
      items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
      writesOnly: [bulkPrefix, bulksPartition],
    });
    staff.grantLookUp(bulk);
    api.serve('bulk', bulk);

    const staffMeasures = add('staff-measures', {
      ...endpoint,
      failureImpact: 'Staff see no dashboard, and auditors cannot prove a case; cases and deadlines go on.',
    });
    table.grant(staffMeasures, { items: ['Query', 'GetItem', 'BatchGetItem'] });
    api.serve('staff-measures', staffMeasures);

    const tasks = add('tasks', {
      ...endpoint,
      failureImpact: 'Nobody can give tasks to departments and partners, and departments cannot see or answer theirs.',
    });
    table.grant(tasks, { items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], indexes: ['queue'], writesOnly });
    api.serve('tasks', tasks);

    const partner = add('partner', {
      ...endpoint,
      failureImpact: 'Outside partners cannot see or answer what they were asked; their links show an error.',
    });
    table.grant(partner, { items: ['GetItem', 'BatchGetItem', 'PutItem'], writesOnly });
    keySecret.grantRead(partner);
    api.serve('partner', partner);

    const policies = add('policies', {
      ...endpoint,
      // As long as the gateway waits: a replay uses what there is.
      timeout: Duration.seconds(29),
      failureImpact: 'Admins cannot see, try, activate or roll back policies; those that are active go on.',
    });
    table.grant(policies, {
      items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
      indexes: ['queue'],
      writesOnly: [policiesPartition, causeCodesPartition],
    });
    api.serve('policies', policies);

    const privacy = add('privacy', {
      ...endpoint,
      failureImpact:
        'Nobody can take down that a person wants to be erased or given their data, or see how far that is; what was asked goes on.',
    });
    table.grant(privacy, {
      items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
      writesOnly: [privacyPrefix],
      // Whoever calls an erasure off takes it from the list of what is due.
      deletes: [privacyPrefix],
    });
    keySecret.grantRead(privacy);
    files.grantExportLinks(privacy);
    api.serve('privacy', privacy);

    // Reactions
    const relay = add('relay', {
      ...reaction,
      failureImpact: 'Complaints are stored, but nobody hears of them: no acknowledgement, no assessment, no mail.',
    });
    bus.grantPublish(relay);
    new Relay(this, 'stream', { table, handler: relay });

    const acknowledge = add('acknowledge', {
      ...reaction,
      failureImpact: 'Customers are not told that their complaint has arrived.',
    });
    table.grant(acknowledge, { items: ['GetItem', 'BatchGetItem', 'PutItem'], writesOnly });
    keySecret.grantRead(acknowledge);
    mail.grantSend(acknowledge);
    bus.react('acknowledge', acknowledge);

    const assess = add('assess', {
      ...reaction,
      failureImpact:
        'Complaints keep the category, level and team that rules alone gave them, and nobody is chosen; deadlines hold.',
    });
    table.grant(assess, {
      items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
      indexes: ['assignee'],
      writesOnly: [casePrefix, routingPartitions.people],
    });
    grantTextAnalysis(assess);
    bus.react('assess', assess);

    const relate = add('relate', {
      ...reaction,
      failureImpact: 'Related cases are not found, and duplicates are not flagged; nothing is lost.',
    });
    table.grant(relate, {
      items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
      writesOnly: [casePrefix, linksPrefix, relatedPrefix],
      // What it had written when the case turned out to have been erased meanwhile.
      deletes: [linksPrefix, relatedPrefix],
      batches: [linksPrefix, relatedPrefix],
    });
    keySecret.grantRead(relate);
    bus.react('relate', relate);

    const notify = add('notify', {
      ...reaction,
      failureImpact: 'Customers do not get replies and decisions by mail; staff are not told of urgent cases.',
    });
    const escalate = add('escalate', {
      ...reaction,
      failureImpact: 'Nobody up the line is told that an answer is late.',
    });
    const digestCheck = add('digest-check', {
      ...reaction,
      timeout: Duration.seconds(55),
      failureImpact: 'Staff get no digests of late answers, and nothing that waited for their working hours.',
    });
    table.grant(notify, { items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], writesOnly });
    for (const teller of [escalate, digestCheck]) {
      table.grant(teller, {
        items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
        writesOnly: [casePrefix, postPartitions.inboxes, postPartitions.notices, postPartitions.digests],
        deletes: [postPartitions.inboxes, postPartitions.notices],
      });
    }
    for (const letterWriter of [notify, escalate, digestCheck]) {
      keySecret.grantRead(letterWriter);
      mail.grantSend(letterWriter);
      staff.grantLookUp(letterWriter);
    }
    bus.react('notify', notify);
    // Steps that fall due together shall be told together.
    bus.react('escalate', escalate, { gathers: Duration.seconds(5), maxConcurrency: 2 });

    const forget = add('forget', {
      ...reaction,
      // A case of thousands of events and dozens of files, each of which is a call.
      timeout: Duration.minutes(2),
      failureImpact:
        'People who were erased are gone from their cases, but not yet from the words, files and lists beside them.',
    });
    table.grant(forget, {
      items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
      writesOnly: [casePrefix, linksPrefix, bulkPrefix],
      deletes: [relatedPrefix, linksPrefix, similarPrefix, lostLinksPartition],
    });
    table.grant(forget, { items: ['UpdateItem'], writesOnly });
    keySecret.grantRead(forget);
    files.grantRemove(forget);
    bus.react('forget', forget, { maxConcurrency: 2 });

    const rememberSettlement = add('remember-settlement', {
      ...reaction,
      failureImpact:
        'Who negotiates does not see what similar cases were settled for lately; remedies themselves go on.',
    });
    table.grant(rememberSettlement, { items: ['GetItem', 'PutItem'], writesOnly: [settlementsPrefix] });
    bus.react('remember-settlement', rememberSettlement);

    const remember = add('remember', {
      ...reaction,
      failureImpact: 'Cases that were solved are not suggested for new ones that are like them.',
    });
    table.grant(remember, {
      items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
      writesOnly: [similarPrefix],
      deletes: [similarPrefix],
    });
    bus.react('remember', remember);

    const measure = add('measure', {
      ...reaction,
      failureImpact: 'Dashboards stand still; they catch up by themselves once it works again.',
    });
    table.grant(measure, {
      items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
      writesOnly: [measuresPrefix, changedPrefix],
    });
    table.grant(measure, { items: ['UpdateItem'], writesOnly: [measuresPrefix] });
    // What happens to a case within seconds is measured once, and many cases in one transaction.
    bus.react('measure', measure, { gathers: Duration.seconds(5), maxConcurrency: 2 });

    const feedback = add('feedback', {
      ...reaction,
      failureImpact:
        'Cases do not show that the customer was told, or that a mail bounced; a mail whose sender died may go out twice.',
    });
    table.grant(feedback, {
      items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
      writesOnly: [casePrefix, postPartitions.digests],
    });
    mail.report(feedback);

    const uploaded = add('files', {
      ...reaction,
      failureImpact: 'Files that were sent do not appear in their cases, or stay as being checked; none is lost.',
    });
    table.grant(uploaded, { items: ['GetItem', 'BatchGetItem', 'PutItem'], writesOnly });
    files.grantKeep(uploaded);
    // What comes for a case that was erased meanwhile.
    files.grantRemove(uploaded);
    new FileNews(this, 'file-news', { files, handler: uploaded });

    // Jobs
    new ScheduledJob(this, 'digests', { schedule: 'digest-check', handler: digestCheck });

    const slaCheck = add('sla-check', {
      ...reaction,
      timeout: Duration.seconds(55),
      failureImpact: 'Deadlines pass in silence: no warning, no breach, no escalation.',
    });
    table.grant(slaCheck, { items: ['GetItem', 'BatchGetItem', 'PutItem'], indexes: ['due'], writesOnly });
    new ScheduledJob(this, 'sla', { schedule: 'sla-check', handler: slaCheck });

    const bulkWork = add('bulk-work', {
      ...reaction,
      timeout: Duration.seconds(55),
      failureImpact: 'Jobs over many cases stand still; they go on from where they are once it works again.',
    });
    table.grant(bulkWork, {
      items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
      writesOnly: [bulkPrefix, bulksPartition, casePrefix, linksPrefix, routingPartitions.people],
      // A case that is classified anew may be given to somebody of another team.
      indexes: ['assignee'],
      deletes: [bulksPartition],
    });
    new ScheduledJob(this, 'bulk-jobs', { schedule: 'bulk-work', handler: bulkWork });
    new StreamWake(this, 'bulk-wake', { table, handler: bulkWork, partition: bulksPartition });

    const sendLinks = add('send-links', {
      ...reaction,
      timeout: Duration.seconds(55),
      failureImpact: 'Customers who have lost their link do not get it; what they asked is kept for a day.',
    });
    table.grant(sendLinks, {
      items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
      writesOnly,
      deletes: [lostLinksPartition],
    });
    // Not woken by the stream: each shard of it serves two readers, and the relay and the jobs are two.
    new ScheduledJob(this, 'lost-links-job', { schedule: 'send-links', handler: sendLinks });

    const privacyWork = add('privacy-work', {
      ...reaction,
      // An export is put together in memory.
      memory: 1024,
      timeout: Duration.seconds(55),
      failureImpact:
        'Persons who asked to be erased or given their data wait, and what was kept long enough stays; nothing is lost.',
    });
    table.grant(privacyWork, {
      items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
      indexes: ['due'],
      writesOnly: [privacyPrefix, retentionJob, casePrefix],
      deletes: [privacyPrefix],
    });
    keySecret.grantRead(privacyWork);
    files.grantExports(privacyWork);
    new ScheduledJob(this, 'privacy-job', { schedule: 'privacy-work', handler: privacyWork });

    const reconcile = add('reconcile', {
      ...reaction,
      environment: { ...variables, [environment.clockRules]: clockRules() },
      timeout: Duration.minutes(4),
      failureImpact: 'Nobody proves that every deadline is being watched; deadlines themselves go on.',
    });
    table.grant(reconcile, { items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], indexes: ['queue'] });
    // It also measures what was left unmeasured.
    // And gives the cases that older releases ended what they are found by when their time is over.
    table.grant(reconcile, { items: ['UpdateItem'], writesOnly: [measuresPrefix, casePrefix] });
    new ScheduledJob(this, 'reconciler', { schedule: 'reconcile', handler: reconcile });

    const canary = add('canary', {
      ...reaction,
      memory: 256,
      // Less than the five minutes of the promise, and of its schedule.
      timeout: Duration.seconds(280),
      failureImpact: 'Nobody tries whether complaints come through; complaints themselves go on.',
    });
    keySecret.grantRead(canary);
    new ScheduledJob(this, 'canary-job', { schedule: 'canary', handler: canary });

    const operations = new Operations(this, 'operations', {
      watch: this,
      alarmEmail: config.alarmEmail,
      api: api.api,
      table: table.table,
      configurationSet: mail.configurationSet.configurationSetName,
    });
    const { rollout: pace } = config;
    if (pace !== 'ALL_AT_ONCE') {
      const functions = this.node.findAll().filter((one) => one instanceof ServiceFunction);
      const alarmsOf = (one: ServiceFunction) => [operations.alarmOf(one), ...operations.rollbackAlarms];
      new Rollout(this, 'rollout', { functions, pace, alarmsOf });
    }
    new CfnOutput(this, 'site', { description: 'The pages for customers and staff', value: siteUrl });
  }
}
