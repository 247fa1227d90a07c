type Child = Node | string | undefined | false;
type Listeners = { [E in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[E]) => void };
type Attributes = Record<string, string | boolean | undefined>;

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
export function fill(element: HTMLElement, children: readonly Child[]): void {
  element.replaceChildren(...children.filter((child) => child !== undefined && child !== false));
}

/** A button that does something, once at a time: it is disabled while its action runs. */
export function button(
  label: string,
  action: () => void | Promise<void>,
  attributes: Attributes = {},
): HTMLButtonElement {
  const made = make('button', { type: 'button', ...attributes }, [label], {
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

/** The element with this id, which the page's HTML has. */
export function place(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}.`);
  return found;
}
