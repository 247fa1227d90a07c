// The local machine's index: its clock and its queues.
const now = document.getElementById('now');
const moved = document.getElementById('moved');
const queues = document.getElementById('queues');
let ahead = Date.parse(now.dateTime) - Date.now();

function tick() {
  const time = new Date(Date.now() + ahead);
  now.dateTime = time.toISOString();
  now.textContent = time.toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'long' });
}

async function advance(period) {
  const response = await fetch('/_local/clock', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advance: period }),
  });
  const answer = await response.json().catch(() => ({}));
  moved.textContent = response.ok ? `✓ ${period}` : `${response.status} ${answer.detail ?? answer.title ?? ''}`;
  if (typeof answer.now === 'string') ahead = Date.parse(answer.now) - Date.now();
  tick();
}

function rows(value, path = '') {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  if (Array.isArray(value)) {
    return value.flatMap((one, index) => rows(one, `${path} ${one?.name ?? one?.queue ?? index}`.trim()));
  }
  return Object.entries(value)
    .filter(([name, one]) => !((name === 'name' || name === 'queue') && typeof one === 'string'))
    .flatMap(([name, one]) => rows(one, `${path} ${name}`.trim()));
}

async function drawQueues() {
  try {
    const response = await fetch('/_local/queues');
    if (!response.ok) return;
    const table = document.createElement('table');
    for (const [name, value] of rows(await response.json())) {
      const row = table.insertRow();
      row.insertCell().textContent = name;
      const count = row.insertCell();
      count.textContent = String(value);
      if (/dead|dlq/i.test(name) && Number(value) > 0) count.className = 'alarm';
    }
    queues.replaceChildren(table);
  } catch {
    queues.textContent = 'The machine does not answer · 本机无响应';
  }
}

for (const button of document.querySelectorAll('[data-advance]')) {
  button.addEventListener('click', () => void advance(button.dataset.advance));
}
tick();
void drawQueues();
setInterval(tick, 1000);
setInterval(() => {
  if (!document.hidden) void drawQueues();
}, 3000);
