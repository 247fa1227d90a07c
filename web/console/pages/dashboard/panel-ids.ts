/** Every panel of the dashboard, in its order. */
export const panelIds = [
  'open',
  'ahead',
  'volume',
  'movement',
  'flow',
  'service',
  'waits',
  'categories',
  'kinds',
  'levels',
  'sentiments',
  'ratings',
  'channels',
  'languages',
] as const;
export type PanelId = (typeof panelIds)[number];
