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

const heads = ['Queue · 队列', 'Waiting · 等待', 'In work · 处理中', 'Dead letters · 死信'];

/** One row a queue: its own dead letters stand beside it, so that dead-letter queues need no row of their own. */
function drawTable(counts) {
  const deadLetters = new Set(counts.map(({ deadLetterQueue }) => deadLetterQueue));
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  for (const label of heads) head.append(Object.assign(document.createElement('th'), { textContent: label }));
  const body = table.createTBody();
  for (const { name, visible, inFlight, dead } of counts.filter((queue) => !deadLetters.has(queue.name))) {
    const row = body.insertRow();
    const itself = name.endsWith('dead-letters');
    for (const value of [name, itself ? '' : visible, inFlight, itself ? visible : dead]) {
      row.insertCell().textContent = String(value ?? '');
    }
    if (Number(itself ? visible : dead) > 0) row.lastElementChild.className = 'alarm';
  }
  return table;
}

async function drawQueues() {
  try {
    const response = await fetch('/_local/queues');
    if (!response.ok) throw new Error(String(response.status));
    queues.replaceChildren(drawTable(await response.json()));
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
