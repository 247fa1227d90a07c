import { statuses, teams } from '../../functions/domain/complaint/vocabulary.ts';
import { type QueuePage, Refusal } from '../api.ts';
import { button, fill, make } from '../elements.ts';
import { choice, valuesOf } from '../fields.ts';
import { keep, recall } from '../tab.ts';
import { fromNow, shortTime } from '../times.ts';
import { type Desk, sentenceOf } from './desk.ts';

type Row = QueuePage['items'][number];

const refreshEvery = 30_000;

/** The queue: the most urgent first, then the nearest deadline, as the API orders it. */
export async function openQueue(desk: Desk, view: HTMLElement): Promise<void> {
  const { console: words, statuses: statusNames, teams: teamNames } = desk.site.words;
  const filter = recall('filter') ?? {};
  const table = make('div', { class: 'scroll' });
  const told = make('p', { role: 'status', class: 'quiet' });
  const filters = make(
    'form',
    { class: 'filters', 'aria-label': words.filters },
    [
      choice(words.status, 'status', [['', words.all], ...named(statuses, statusNames)], filter['status']),
      choice(words.team, 'team', [['', words.all], ...named(teams, teamNames)], filter['team']),
      choice(
        words.assignee,
        'assignee',
        [
          ['', words.everyone],
          [desk.session.username, words.me],
        ],
        filter['assignee'],
      ),
      button(words.refresh, () => load()),
    ],
    {
      change: () => {
        keep('filter', valuesOf(filters));
        void load();
      },
      submit: (event) => event.preventDefault(),
    },
  );
  fill(view, [make('h1', {}, [words.queue]), filters, told, table]);
  await load();
  const timer = setInterval(() => {
    if (!view.isConnected) clearInterval(timer);
    else if (!document.hidden && !table.contains(document.activeElement)) void load();
  }, refreshEvery);

  async function load(rows: Row[] = [], cursor?: string): Promise<void> {
    try {
      const { body, serverTime } = await desk.ask('listCases', {
        query: { ...valuesOf(filters), ...(cursor === undefined ? {} : { cursor }) },
      });
      const all = [...rows, ...body.items];
      told.textContent = all.length === 0 ? words.none : '';
      const next = body.nextCursor;
      fill(table, [
        all.length > 0 && tableOf(desk, all, serverTime),
        next !== undefined && button(words.more, () => load(all, next)),
      ]);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      told.textContent = sentenceOf(error, desk.site);
    }
  }
}

function tableOf(desk: Desk, rows: readonly Row[], now: number): HTMLTableElement {
  const { console: words } = desk.site.words;
  const heads = [
    words.level,
    words.reference,
    words.matter,
    words.customer,
    words.status,
    words.deadline,
    words.assignee,
  ];
  return make('table', {}, [
    make('thead', {}, [
      make(
        'tr',
        {},
        heads.map((head) => make('th', { scope: 'col' }, [head])),
      ),
    ]),
    make(
      'tbody',
      {},
      rows.map((row) => rowOf(desk, row, now)),
    ),
  ]);
}

function rowOf({ site: { words, language } }: Desk, row: Row, now: number): HTMLTableRowElement {
  const deadline = row.nextDeadline;
  const late = deadline !== undefined && Date.parse(deadline.dueAt) < now;
  return make('tr', {}, [
    make('td', {}, [make('span', { class: `level ${row.level}` }, [words.levels[row.level]])]),
    make('td', {}, [make('a', { href: `#/cases/${row.reference}`, class: 'code' }, [row.reference])]),
    make('td', { class: 'matter' }, [
      make('span', { class: 'quiet small' }, [
        [words.kinds[row.kind], words.categories[row.category], row.product].filter(Boolean).join(' · '),
      ]),
      make('span', { class: 'excerpt' }, [row.excerpt]),
    ]),
    make('td', {}, [row.customerName]),
    make('td', {}, [words.statuses[row.status]]),
    make(
      'td',
      { class: late ? 'late' : '' },
      deadline === undefined
        ? [words.console.noDeadline]
        : [
            shortTime(deadline.dueAt, language),
            make('span', { class: 'small' }, [late ? words.console.overdue : fromNow(deadline.dueAt, now, language)]),
          ],
    ),
    make('td', {}, [row.assignee ?? make('span', { class: 'quiet' }, [words.console.nobody])]),
  ]);
}

function named<T extends string>(values: readonly T[], names: Record<T, string>): [string, string][] {
  return values.map((value): [string, string] => [value, names[value]]);
}
