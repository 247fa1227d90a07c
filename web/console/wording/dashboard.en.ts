import type { View } from '../pages/dashboard/choices.ts';
import type { PanelId } from '../pages/dashboard/panel-ids.ts';

const cases = (count: number): string => `${count} ${count === 1 ? 'case' : 'cases'}`;

const panels: Record<PanelId, string> = {
  open: 'Open by team and level',
  ahead: 'Deadlines ahead',
  volume: 'Received, by category and day',
  movement: 'In and out',
  flow: 'What happened to cases',
  service: 'Promises kept',
  waits: 'How long customers wait',
  categories: 'Categories',
  kinds: 'Kinds',
  levels: 'Levels',
  sentiments: 'Mood of customers',
  ratings: 'What customers gave',
  channels: 'Channels',
  languages: 'Languages',
};

const descriptions: Partial<Record<PanelId, string>> = {
  ahead: 'The next deadline of each open case.',
  service: 'In the time that the policies count; what came too late counts on the day that it was due.',
  waits: 'In elapsed time, nights and waits included.',
};

const views: Record<View, string> = { chart: 'Chart', table: 'Table' };
const show: Record<View, (title: string) => string> = {
  chart: (title) => `Show as a chart: ${title}`,
  table: (title) => `Show as a table: ${title}`,
};
const all: Record<View, string> = { chart: 'All as charts', table: 'All as tables' };

export const wording = {
  title: 'Dashboard',
  of: (teams: readonly string[]) => `Cases of: ${teams.join(', ')}.`,
  asOf: 'As of',
  period: 'Period',
  days: (days: number) => `${days} days`,
  these: (days: number) => `Last ${days} days`,
  before: (days: number) => `The ${days} days before`,
  change: 'Change',
  changed: (share: number) =>
    share === 0 ? 'the same' : `${share > 0 ? 'up' : 'down'} ${Math.round(Math.abs(share) * 100)}%`,
  earlier: (what: string) => `${what}, before`,
  panels,
  descriptions,
  volumeByWeek: 'Received, by category and week',
  views,
  show,
  all,
  download: (title: string) => `Save as a file (CSV): ${title}`,
  nothing: 'Nothing in these days.',
  emptyTitle: 'Nothing has come in yet',
  empty: 'As soon as the first complaint is there, its figures stand here.',
  now: 'Now',
  figures: { open: 'Open', late: 'Late', dueToday: 'Due today', unassigned: 'Nobody has it' },
  hints: {
    open: 'not resolved, closed or withdrawn',
    late: 'a deadline has passed',
    dueToday: 'still to come; the queue lists the late ones too',
    unassigned: 'waiting to be taken',
  },
  look: (name: string, count: number) => `${name}: ${cases(count)}. To the queue`,
  team: 'Team',
  day: 'Day',
  week: 'Week from',
  due: 'Due',
  what: 'What happened',
  flow: {
    received: 'Received',
    resolved: 'Resolved',
    closed: 'Closed',
    withdrawn: 'Withdrawn',
    merged: 'Merged',
    reopened: 'Reopened',
    disputed: 'Customer disagreed',
  },
  shares: {
    kinds: 'Kind',
    channels: 'Channel',
    languages: 'Language',
    sentiments: 'Mood',
    levels: 'Level',
    categories: 'Category',
  },
  rating: 'Rating',
  stars: (count: number) => `${count} of 5`,
  average: (average: number, count: number) => `${average.toFixed(1)} on average, from ${count}.`,
  wait: 'Wait for',
  waits: { firstResponse: 'First answer', resolution: 'Decision' },
  times: { median: 'Half within', p90: 'Nine of ten within', average: 'On average' },
  shorter: 'under a minute',
  longer: '90 d or more',
  hours: 'Hours',
  cases: 'Cases',
  promise: 'Promise',
  inTime: 'In time',
  tooLate: 'Too late',
  share: 'Share in time',
  percent: (share: number) => `${(share * 100).toFixed(share === 1 || share === 0 ? 0 : 1)}%`,
};
