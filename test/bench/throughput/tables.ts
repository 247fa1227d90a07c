import type { Table, Verdict } from '../report.ts';
import type { Measured } from './measure.ts';

/** Two rates are called the same when they are no further apart than runs of one are. */
const sameWithin = 0.1;

export function loadTable(rows: readonly Measured[]): Table {
  return {
    title: 'Complaints through the local machine, from the POST to the stored mail',
    columns: [
      { key: 'load', title: 'load' },
      { key: 'stored', title: 'stored' },
      { key: 'runs', title: 'runs' },
      { key: 'accepted', title: 'accepted' },
      { key: 'perSecond', title: '/s', digits: 1 },
      { key: 'p50', title: 'p50 ms', digits: 1 },
      { key: 'p95', title: 'p95 ms', digits: 1 },
      { key: 'p99', title: 'p99 ms', digits: 1 },
      { key: 'errors', title: 'errors' },
      { key: 'drain', title: 'drain s', digits: 1 },
      { key: 'settledPerSecond', title: 'settled /s', digits: 1 },
      { key: 'cpu', title: 'CPU ms each', digits: 2 },
      { key: 'machine', title: 'machine', digits: 2 },
      { key: 'engine', title: 'engine', digits: 2 },
      { key: 'generator', title: 'generator', digits: 2 },
      { key: 'warnings', title: 'warnings' },
    ],
    rows: rows.map((row) => ({
      ...row,
      load: row.what,
      shape: undefined,
      cpu: row.cpu && row.cpu.machine + row.cpu.engine,
      machine: row.cpu?.machine,
      engine: row.cpu?.engine,
    })),
    notes: [
      'A load of some 500 characters a complaint, half of them Chinese, one in six about a danger (staff get a mail too).',
      'drain: from the end of the load until every accepted case had its mail sent and recorded, was assessed, and all',
      '  queues were empty. settled: accepted through all stages, load and drain together.',
      'CPU ms each: user and system time of the machine (gateway, functions, bus, mailbox) and of the database engine per',
      '  complaint, until both have come to rest. The load generator runs beside them and is in no figure but its own.',
      "  The look at every case that ends the drain is the bench's and costs the engine about 0.03 ms a case of it.",
      'Paced waits count from the time at which the complaint was due; flood waits from its sending.',
      ...rows.flatMap(({ what, stored, refused, latestWarning }) => [
        ...(refused === '' ? [] : [`${what}, ${stored} stored: refused ${refused}`]),
        ...(latestWarning === undefined ? [] : [`${what}, ${stored} stored: latest warning ${latestWarning}`]),
      ]),
    ],
  };
}

export function loadVerdicts(rows: readonly Measured[], stores: { few: number; many: number }): Verdict[] {
  const flood = (stored: number): Measured | undefined =>
    rows.find((row) => row.stored === stored && 'connections' in row.shape && row.shape.connections === 16);
  const [few, many] = [flood(stores.few), flood(stores.many)];
  const paced = rows.find(({ shape }) => 'rate' in shape);
  const ratio = few && many && many.perSecond / few.perSecond;
  const rate = (least: number, name: string): Verdict => ({
    what: `${name}: complaints a second at 16 connections`,
    target: `≥ ${least}, no error`,
    seen: few ? `${few.perSecond.toFixed(0)}/s, ${few.errors} errors` : '–',
    met: few && few.perSecond >= least && few.errors === 0,
  });
  const cpu = (row: Measured | undefined, most: number, name: string): Verdict => {
    const total = row?.cpu && row.cpu.machine + row.cpu.engine;
    return {
      what: `${name}: CPU per complaint, everything included (${row?.what ?? 'no load'})`,
      target: `≤ ${most} ms`,
      seen: total === undefined ? '–' : `${total.toFixed(2)} ms`,
      met: total === undefined ? undefined : total <= most,
    };
  };
  return [
    rate(300, 'target'),
    rate(900, 'aim'),
    {
      what: `the same with ${stores.many} cases stored as with ${stores.few}`,
      target: `≥ ${1 - sameWithin} of its rate, no error`,
      seen:
        ratio === undefined || !many
          ? '–'
          : `${ratio.toFixed(2)} (${many.perSecond.toFixed(0)}/s, ${many.errors} errors)`,
      met: ratio === undefined ? undefined : ratio >= 1 - sameWithin && many?.errors === 0,
    },
    cpu(few, 6, 'target'),
    cpu(few, 2.4, 'aim'),
    cpu(paced, 6, 'target'),
    cpu(paced, 2.4, 'aim'),
  ];
}
