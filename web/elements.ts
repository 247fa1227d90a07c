export type Child = Node | string | undefined | false;
type Listeners = { [E in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[E]) => void };
export type Attributes = Record<string, string | boolean | undefined>;

/**
 * Makes an element. Text always becomes text nodes: whatever people wrote is shown and never read as HTML.
 * An attribute of `true` stands without a value; `false` and `undefined` leave it out.
 */
export function make<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes: Attributes = {},
  children: readonly Child[] = [],
  listeners: Listeners = {},
): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (typeof value === 'string') element.setAttribute(name, value);
  }
  for (const child of children) if (child !== undefined && child !== false) element.append(child);
  for (const [event, listener] of Object.entries(listeners)) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the map above pairs each name with its event
    element.addEventListener(event, listener as EventListener);
  }
  return element;
}

/** Puts these in place of whatever the element holds. */
export function fill(element: Element, children: readonly Child[]): void {
  element.replaceChildren(...children.filter((child) => child !== undefined && child !== false));
}

/** Pictures of 24 by 24, drawn with the text's own colour. They say nothing that words beside them do not. */
const pictures = {
  check: 'm5 13 4 4L19 7',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  file: 'M14 3H6v18h12V7zm0 0v4h4',
  image: 'M4 5h16v14H4zm0 11 5-5 4 4 3-3 4 4M15 9h.01',
  clip: 'm20 11-8.5 8.5a5 5 0 0 1-7-7L13 4a3.5 3.5 0 0 1 5 5l-8.5 8.5a2 2 0 0 1-3-3L14 7',
  shield: 'M12 3 5 6v5c0 5 3 8 7 10 4-2 7-5 7-10V6zm-3 9 2 2 4-4',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18m0 4v5l3 2',
  cross: 'm6 6 12 12M18 6 6 18',
  warning: 'M12 4 3 20h18zm0 6v4m0 3h.01',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7m-6 9c0-3.5 2.5-6 6-6s6 2.5 6 6m1-16a3.5 3.5 0 0 1 0 7m2 3c2 .8 3 2.8 3 6',
  speech: 'M4 5h16v11h-8l-5 4v-4H4z',
  idea: 'M9 18h6m-5 3h4M12 3a6 6 0 0 0-3.5 10.9V15h7v-1.1A6 6 0 0 0 12 3',
  heart: 'M12 20S4 15 4 9.5A4.3 4.3 0 0 1 12 7a4.3 4.3 0 0 1 8 2.5C20 15 12 20 12 20',
} as const;
export type Picture = keyof typeof pictures;

export function picture(name: Picture): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const drawn = document.createElementNS(space, 'svg');
  const line = document.createElementNS(space, 'path');
  line.setAttribute('d', pictures[name]);
  drawn.setAttribute('viewBox', '0 0 24 24');
  drawn.setAttribute('class', 'picture');
  drawn.setAttribute('aria-hidden', 'true');
  drawn.append(line);
  return drawn;
}

/** A button that does something, once at a time: it is disabled while its action runs. */
export function button(
  label: Child | readonly Child[],
  action: () => void | Promise<void>,
  attributes: Attributes = {},
): HTMLButtonElement {
  const made = make('button', { type: 'button', ...attributes }, Array.isArray(label) ? label : [label], {
    click: () => {
      made.disabled = true;
      void Promise.resolve(action()).finally(() => {
        made.disabled = false;
      });
    },
  });
  return made;
}

/** Terms and what they are; rows without a value are left out. */
export function facts(rows: readonly (readonly [term: string, value: Node | string | undefined])[]): HTMLDListElement {
  const shown = rows.filter(([, value]) => value !== undefined && value !== '');
  return make(
    'dl',
    { class: 'facts' },
    shown.flatMap(([term, value]) => [make('dt', {}, [term]), make('dd', {}, [value])]),
  );
}

/** Writes to the clipboard. @returns whether the browser allowed it */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** The element with this id, which the page's HTML has. */
export function place(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}.`);
  return found;
}
