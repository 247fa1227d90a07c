import type { DefaultBusEvent } from '../interface.ts';
import type { ObjectStore, StoredObject } from './objects.ts';

/** An `AWS::GuardDuty::MalwareProtectionPlan`: the bucket that it looks after, and where in it. */
export type ScanPlan = { arn: string; bucket: string; prefixes: readonly string[] };

export type ScannerOptions = {
  plans: readonly ScanPlan[];
  objects: ObjectStore;
  now: () => Date;
  putDefaultBusEvent: (event: DefaultBusEvent) => void | Promise<void>;
};

/** How long a scan takes here, in milliseconds; GuardDuty takes some seconds. */
const scanMilliseconds = 300;

/** The file that every scanner takes for malware and that does nothing (eicar.org), in two parts so that this is none. */
const eicar = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));

type Finding = { scanStatus: 'COMPLETED' | 'SKIPPED'; status: string; threats: { name: string }[] | null };

/** What GuardDuty would find: the test file, and archives that nobody can look into. */
function findingOf(bytes: Buffer): Finding {
  if (bytes.includes(eicar)) {
    return { scanStatus: 'COMPLETED', status: 'THREATS_FOUND', threats: [{ name: 'EICAR-Test-File (not a virus)' }] };
  }
  if (isEncryptedZip(bytes)) return { scanStatus: 'SKIPPED', status: 'UNSUPPORTED', threats: null };
  return { scanStatus: 'COMPLETED', status: 'NO_THREATS_FOUND', threats: null };
}

/** The first bit of a zip entry's flags says that it is encrypted (APPNOTE 4.4.4). */
function isEncryptedZip(bytes: Buffer): boolean {
  const header = Buffer.from('PK\u0003\u0004', 'latin1');
  if (!bytes.subarray(0, 4).equals(header)) return false;
  for (let at = 0; at >= 0 && at + 8 <= bytes.length; at = bytes.indexOf(header, at + 4)) {
    if ((bytes.readUInt16LE(at + 6) & 1) === 1) return true;
  }
  return false;
}

/** Stands in for GuardDuty: looks at what comes under a plan, a moment later, and says on the default bus what it found. */
export function openScanner({ plans, objects, now, putDefaultBusEvent }: ScannerOptions) {
  const timers = new Set<NodeJS.Timeout>();

  const planOf = ({ bucket, key }: StoredObject): ScanPlan | undefined =>
    plans.find(
      (plan) =>
        plan.bucket === bucket && (plan.prefixes.length === 0 || plan.prefixes.some((one) => key.startsWith(one))),
    );

  async function scan(object: StoredObject, plan: ScanPlan): Promise<void> {
    const { scanStatus, status, threats } = findingOf(await objects.bytes(object));
    const { bucket: bucketName, key: objectKey, etag: eTag } = object;
    await objects.scanned(object, () =>
      putDefaultBusEvent({
        source: 'aws.guardduty',
        detailType: 'GuardDuty Malware Protection Object Scan Result',
        time: now().toISOString(),
        resources: [plan.arn],
        detail: {
          schemaVersion: '1.0',
          scanStatus,
          resourceType: 'S3_OBJECT',
          s3ObjectDetails: { bucketName, objectKey, eTag, versionId: null, s3Throttled: false },
          scanResultDetails: { scanResultStatus: status, threats },
        },
      }),
    );
  }

  const scanner = {
    /** Has an object looked at, when a plan is for it. */
    expect(object: StoredObject): void {
      const plan = planOf(object);
      if (plan === undefined) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        scan(object, plan).catch((error: unknown) => console.error(`${object.key} was not scanned:`, error));
      }, scanMilliseconds);
      timers.add(timer);
    },
    close(): void {
      for (const timer of timers) clearTimeout(timer);
    },
  };
  // What was to be looked at when the machine was stopped.
  for (const object of objects.unscanned()) scanner.expect(object);
  return scanner;
}
