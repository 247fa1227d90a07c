import { join } from 'node:path';
import { announceDatabase } from './announcement.ts';
import type { Assembly } from './assembly.ts';
import { Buses } from './bus.ts';
import { DistributionAtWork } from './distribution.ts';
import { Watch } from './cloudwatch/watch.ts';
import { Controls } from './controls.ts';
import { createEdge } from './edge/edge.ts';
import { localConfig } from './edge/config.ts';
import { openS3 } from './edge/s3/s3.ts';
import { clientIdOf, edgeOptions, settingsOf } from './edge-options.ts';
import { startEngine } from './engine.ts';
import { DatabaseProxy } from './faults/database-proxy.ts';
import { FaultControls } from './faults/fault-controls.ts';
import { Faults } from './faults/faults.ts';
import { freePort } from './free-port.ts';
import { Front } from './front.ts';
import { functionsOf } from './functions.ts';
import { Gateway } from './gateway.ts';
import { Access } from './iam/access.ts';
import { Guard } from './iam/guarded.ts';
import { permissionsOf } from './iam/permissions.ts';
import { objectsBySigner } from './iam/signed-urls.ts';
import { Journal } from './journal.ts';
import type { Console } from './lambda.ts';
import { PidFile } from './lock.ts';
import { openLogs } from './logs.ts';
import type { Place } from './names.ts';
import { objectsOptions, objectsPath } from './objects.ts';
import { queuesOf } from './queues.ts';
import { ScheduleControls } from './schedule-controls.ts';
import { Scheduler } from './scheduler.ts';
import { FileStream } from './stream-file.ts';
import { WireStream } from './stream-wire.ts';
import { createTables } from './tables.ts';
import { Templates } from './template.ts';
import { Time } from './time.ts';
import { Website } from './website.ts';
import { connect } from './wiring.ts';
import { Wire } from './wire.ts';

export type MachineOptions = {
  /** The cloud assembly, read while the engine starts. */
  assembly(): Assembly;
  /** Where everything is kept that outlives a restart. */
  dataFolder: string;
  /** 0 for any free one. */
  port: number;
  /** Where the clock begins when the data folder is new, in milliseconds since 1970. @default the real time */
  startsAt?: number | undefined;
  /** Shows a function's warnings and errors. */
  show: Console;
  /**
   * Whether the canary complains and alarms are mailed from the start; while somebody moves the clock about, both only
   * make noise. @default as REDRESS_WATCH says
   */
  watched?: boolean;
  /** Told, in a sentence, when the machine cannot go on: whoever started it stops it. */
  onLost: (sentence: string) => void;
};

export type Machine = {
  /** `http://localhost:3000` */
  origin: string;
  outputs: Record<string, string>;
  /** From now on the canary complains, and alarms are mailed. */
  keepWatch: () => void;
  stop: () => Promise<void>;
};

const place: Place = { region: 'us-east-1', accountId: '000000000000' };

/** Whether somebody is on watch: the canary complains, and alarms are mailed. Tests that move the clock do without. */
export const isWatched = (): boolean => process.env['REDRESS_WATCH'] !== 'off';

/** How long running functions may take to end, in milliseconds. */
const grace = 3000;

/**
 * Runs the synthesized template on this machine: a table of contents. Answers when all of it is ready.
 * @throws Error with what to do when the data folder or the port is in use, or the template cannot be run
 */
export async function startMachine(options: MachineOptions): Promise<Machine> {
  const { dataFolder, show } = options;
  const logFolder = join(dataFolder, 'logs');
  openLogs(logFolder);
  const lock = new PidFile(join(dataFolder, 'machine.pid'), 'local.ts');
  const other = lock.claim(process.pid);
  if (other !== undefined) {
    throw new Error(
      `Redress is already running on ${dataFolder} (process ${other}). Stop it, or set REDRESS_DATA to another folder.`,
    );
  }
  // Only for a fault bench: what goes wrong between the parts, on purpose
  const faults = process.env['REDRESS_FAULTS'] ? new Faults() : undefined;
  // Only to measure how fast the machine is, and not where the template closes the door
  const limited = process.env['REDRESS_LIMITS'] !== 'off';
  const guard = new Guard(show);
  const closing: (() => void | Promise<void>)[] = [() => lock.release(), () => guard.close()];
  const stop = async (): Promise<void> => {
    for (const close of closing.splice(0).toReversed()) await close();
  };
  try {
    // What was there before: the database, the machine's own rows, the time that testers moved
    const restarts = (message: string): void =>
      show({ function: 'DynamoDB', level: 'ERROR', line: JSON.stringify({ message }) });
    const starting = startEngine(dataFolder, restarts, options.onLost);
    closing.push(() =>
      starting.then(
        (engine) => engine.stop(),
        () => {},
      ),
    );
    const journal = new Journal(join(dataFolder, 'machine.sqlite'));
    closing.push(() => journal.close());
    const time = new Time(journal, options.startsAt);
    const assembly = options.assembly();
    const templates = new Templates(assembly.stacks, place);
    const engine = await starting;
    const tables = templates.ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable');
    await createTables(engine.endpoint, tables);
    closing.push(announceDatabase(dataFolder, { endpoint: engine.endpoint, tables: tables.map(({ name }) => name) }));

    // The services between the functions
    const port = options.port || (await freePort());
    const origin = `http://localhost:${port}`;
    const queues = queuesOf(templates, journal, faults);
    const buses = new Buses(
      templates.ofType('AWS::Events::EventBus').map(({ name }) => name),
      place,
      faults,
    );
    const edge = createEdge(edgeOptions(templates, { journal, buses, origin: () => origin }));
    closing.push(() => edge.close());
    const permissions = permissionsOf(templates);
    const objects = openS3({
      ...objectsOptions(templates, { journal, buses, dataFolder }),
      authorize: objectsBySigner(guard, permissions),
    });
    closing.push(() => objects.close());
    const wire = new Wire(buses, edge, faults);
    closing.push(() => wire.close());
    const services = await wire.listen();
    const proxy = faults && new DatabaseProxy(engine.endpoint, faults);
    closing.push(() => proxy?.close());
    const database = (await proxy?.listen()) ?? engine.endpoint;

    // The functions, which reach all of these through IAM only
    const access = new Access(guard, permissions);
    const endpoints = await guard.open({
      permissions,
      upstreams: {
        // DynamoDB Local keeps a database for each access key.
        database: { endpoint: database, port: 0, as: 'local' },
        services: { endpoint: services, port: 0 },
      },
      ...(process.env['REDRESS_PERMISSIONS'] && {
        usageFile: join(process.env['REDRESS_PERMISSIONS'], `${process.pid}-${Date.now()}.json`),
      }),
    });
    const site = {
      assembly,
      offset: time.offset,
      endpoints: { ...endpoints, objects: origin + objectsPath },
      siteUrl: origin,
      logFolder,
      show,
      limited,
      faults,
    };
    const functions = functionsOf(templates, site);
    const watch = new Watch(templates, { queues, mail: (ring) => edge.post(ring) });
    closing.push(() => watch.close());
    for (const one of functions.values()) watch.follow(one);
    closing.push(async () => {
      await Promise.all([...functions.values()].map((one) => one.close(grace)));
    });

    // What wakes them
    const readers = new Map<string, Set<FileStream>>();
    const stream = (table: string): FileStream | WireStream => {
      if (engine.file === undefined) return new WireStream(engine.endpoint, table);
      const siblings = readers.get(table) ?? new Set();
      readers.set(table, siblings);
      return new FileStream(engine.file, table, siblings);
    };
    const scheduler = new Scheduler(journal);
    const aged = watch.iteratorAge.bind(watch);
    const parts = { templates, functions, queues, buses, scheduler, journal, stream, access, aged, faults };
    const sources = await connect(parts);
    const ofCanary = ({ name }: { name: string }): boolean => name.includes('canary');
    for (const { name } of scheduler.list().filter(ofCanary)) scheduler.stop(name);
    const keepWatch = (): void => {
      watch.rings = true;
      for (const { name } of scheduler.list().filter(ofCanary)) scheduler.resume(name);
    };
    closing.push(() => {
      for (const source of sources) source.close();
      queues.close();
      scheduler.close();
    });
    // Where people come in
    const isBusy = (): boolean => [...functions.values(), ...sources].some((part) => part.isBusy === true);
    const distribution = new DistributionAtWork(templates);
    const front = new Front({
      gateway: new Gateway(templates, {
        functions,
        access,
        verifyAccessToken: (token) => edge.verifyAccessToken(token),
        limited,
        answered: (status) => watch.answered(status),
      }),
      edge,
      objects: { path: objectsPath, handle: (request) => objects.handle(request) },
      website: new Website(templates, assembly, distribution),
      distribution,
      controls: [new Controls(time, scheduler, queues, isBusy, watch), new ScheduleControls(scheduler), watch],
      faults:
        faults &&
        new FaultControls(
          faults,
          time,
          functions,
          () => isBusy() || sources.some((source) => source.isBehind === true),
        ),
      webConfig: localConfig(origin, clientIdOf(templates), settingsOf(templates)),
    });
    closing.push(() => front.close());
    scheduler.start();
    if (options.watched ?? isWatched()) keepWatch();
    await front.listen(port);
    return { origin, outputs: templates.outputs(), keepWatch, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
