// The mailbox page. A mail's HTML is shown in a sandboxed frame: nothing in it can run, submit or navigate this page;
// a link that the reader clicks opens in a new tab.
const element = (id) => document.getElementById(id);
const list = element('list');
const search = element('search');
const state = { rows: [], total: 0, open: undefined, mail: undefined, tab: 'html', drawn: '' };

async function load(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${response.status} ${path}`);
  return response.json();
}

async function refresh() {
  try {
    const newest = await load(`/_local/mail/list.json?search=${encodeURIComponent(search.value)}`);
    const kept = state.rows.filter(({ id }) => newest.rows.length > 0 && id < newest.rows.at(-1).id);
    state.rows = state.searched === search.value ? [...newest.rows, ...kept] : newest.rows;
    state.searched = search.value;
    state.total = newest.total;
    drawList();
  } catch {
    element('total').textContent = 'The machine does not answer · 本机无响应';
  }
}

async function more() {
  const before = state.rows.at(-1)?.id;
  const older = await load(`/_local/mail/list.json?search=${encodeURIComponent(search.value)}&before=${before}`);
  state.rows.push(...older.rows);
  drawList();
}

function drawList() {
  element('total').textContent = `${state.total} mails · 封`;
  element('empty').hidden = state.total > 0 || state.mail !== undefined;
  const drawn = `${state.searched} ${state.rows[0]?.id} ${state.rows.length} ${state.total} ${state.open}`;
  if (drawn === state.drawn) return;
  state.drawn = drawn;
  const focused = document.activeElement?.dataset?.id;
  list.replaceChildren(...state.rows.map(drawRow));
  if (state.rows.length < state.total) {
    const button = document.createElement('button');
    button.textContent = 'Older · 更早';
    button.addEventListener('click', () => void more());
    list.append(button);
  }
  if (focused !== undefined) list.querySelector(`[data-id="${focused}"]`)?.focus();
}

function drawRow(row) {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.id = row.id;
  button.setAttribute('aria-current', String(row.id === state.open));
  button.append(part('to', row.to), time(row.sentAt), part('subject', row.subject));
  button.addEventListener('click', () => void open(row.id));
  return button;
}

function part(className, text) {
  const span = document.createElement('span');
  span.className = className;
  span.textContent = text;
  return span;
}

function time(iso) {
  const shown = document.createElement('time');
  shown.dateTime = iso;
  shown.textContent = new Date(iso).toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'medium' });
  return shown;
}

async function open(id) {
  state.open = id;
  state.mail = await load(`/_local/mail/message.json?id=${id}`);
  history.replaceState(null, '', `#${id}`);
  document.body.classList.add('reading');
  drawList();
  drawMessage();
}

function drawMessage() {
  const { mail } = state;
  element('message').hidden = false;
  element('subject').textContent = mail.subject;
  element('envelope').replaceChildren(
    ...pairs([
      ['From · 发件人', mail.headers.From],
      ['To · 收件人', mail.to],
      ['Sent · 时间', new Date(mail.sentAt).toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'long' })],
    ]),
  );
  for (const tab of ['html', 'text', 'headers']) {
    element(`tab-${tab}`).setAttribute('aria-selected', String(tab === state.tab));
  }
  element('pane').replaceChildren(panes[state.tab](mail));
}

const panes = {
  html(mail) {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-popups allow-popups-to-escape-sandbox');
    frame.title = mail.subject;
    frame.srcdoc = withBase(mail.html);
    return frame;
  },
  text(mail) {
    const pre = document.createElement('pre');
    pre.textContent = mail.text;
    return pre;
  },
  headers(mail) {
    const headers = document.createElement('dl');
    headers.append(...pairs(Object.entries(mail.headers)));
    return headers;
  },
};

/** Puts a `base` into the head, so that the mail's links open in a new tab. */
function withBase(html) {
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + base) : base + html;
}

function pairs(entries) {
  return entries.flatMap(([name, value]) => {
    const term = document.createElement('dt');
    term.textContent = name;
    const description = document.createElement('dd');
    description.textContent = value;
    return [term, description];
  });
}

for (const tab of Object.keys(panes)) {
  element(`tab-${tab}`).addEventListener('click', () => {
    state.tab = tab;
    drawMessage();
  });
}
element('back').addEventListener('click', () => document.body.classList.remove('reading'));
search.addEventListener('input', () => void refresh());
if (/^#\d+$/.test(location.hash)) open(Number(location.hash.slice(1))).catch(() => undefined);
void refresh();
setInterval(() => {
  if (!document.hidden) void refresh();
}, 2000);
