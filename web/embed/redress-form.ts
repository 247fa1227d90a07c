// Longer than 250 lines on purpose: one element, whose parts share its state and its shadow tree.
import { trackRoutes } from '../../functions/contract/routes.ts';
import { type Kind, type Language, languages } from '../../functions/domain/complaint/vocabulary.ts';
import type { Known } from '../files/tray.ts';
import { Tray } from '../files/tray.ts';
import { trayView } from '../files/tray-view.ts';
import { button, make, picture } from '../elements.ts';
import { troublesOf, valuesOf } from '../fields.ts';
import { ask, type Desk, Refusal } from '../http.ts';
import { chooseLanguage } from '../language.ts';
import { files as filesEn } from '../wording/files.en.ts';
import { files as filesZh } from '../wording/files.zh-CN.ts';
import { form as formEn, result as resultEn } from '../wording/form.en.ts';
import { form as formZh, result as resultZh } from '../wording/form.zh-CN.ts';
import { type FormView, formView } from './form-view.ts';
import { Kept, type Result } from './kept.ts';
import { resultView } from './result-view.ts';
import { Sending, type Waiting } from './sending.ts';
import { submissionOf, troublesIn } from './submission.ts';

/** The built and minified `form.css`; the bundler puts it here. */
declare const redressFormStyle: string;

const words = {
  'zh-CN': { form: formZh, result: resultZh, files: filesZh },
  en: { form: formEn, result: resultEn, files: filesEn },
};
const ownNames: Record<Language, string> = { 'zh-CN': '中文', en: 'English' };

/** What `redress-view` tells: what the form shows now. `moved`: somebody went there, and reads on from its heading. */
export type FormShown = { view: 'form' | 'result'; language: Language; kind?: Kind; moved: boolean };

/** How often the case is asked what became of its files, in milliseconds. */
const fileEvery = 2_500;

/** How often at most: then the tracking page shows it. */
const fileTimes = 60;

/** The desk that this script came from: an embedded form asks it when nobody says otherwise. */
const home = document.currentScript instanceof HTMLScriptElement ? new URL(document.currentScript.src).origin : '';

const slotsTaken = new Set<string>();

/**
 * `<redress-form>`: a complaint form for any page. Its look is its own (a shadow tree), and can be suited by custom
 * properties and parts; README, "Put the form on your own pages", lists them.
 *
 * Attributes: `api` (the desk's address; the script's own when left out), `lang`, `product`, `order-number`, `accent`,
 * `heading` (`none` where the page has its own).
 *
 * Events, which bubble: `redress-submitted` with `{ reference }`; `redress-view` with `{ view, language, kind, moved }` when
 * it shows something else. The case's secret is in neither.
 */
export class RedressForm extends HTMLElement {
  static readonly observedAttributes = ['api', 'lang', 'product', 'order-number', 'accent', 'heading'];

  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #accent = new CSSStyleSheet();
  readonly #tray = new Tray((chosen) => this.#trayShown?.update(chosen));
  readonly #sending = new Sending((waiting) => this.#wait(waiting));
  #trayShown: ReturnType<typeof trayView> | undefined;
  #form: FormView | undefined;
  #kept: Kept | undefined;
  #chosenLanguage: Language | undefined;
  #slot: string | undefined;
  #watch: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#slot ??= freeSlot(this.id);
    this.#kept ??= new Kept(this.#slot, new URL(this.#desk().api || '/', location.href).origin !== location.origin);
    this.#root.adoptedStyleSheets = [styleSheet(), this.#accent];
    this.#tint();
    this.#draw();
    this.#watchFiles();
  }

  disconnectedCallback(): void {
    this.#sending.cancel();
    clearTimeout(this.#watch);
    if (this.#slot !== undefined) slotsTaken.delete(this.#slot);
    this.#slot = undefined;
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after || !this.isConnected || this.#kept === undefined) return;
    if (name === 'lang') this.#chosenLanguage = undefined;
    if (name === 'accent') this.#tint();
    else this.#draw();
  }

  #desk(): Desk {
    const api = this.getAttribute('api') ?? home;
    return { api: api.replace(/\/+$/, ''), language: this.#language() };
  }

  #language(): Language {
    return this.#chosenLanguage ?? chooseLanguage(this.getAttribute('lang'), navigator.languages, 'en');
  }

  /** A colour of the host's, and nothing but a colour: it becomes part of a stylesheet. */
  #tint(): void {
    const colour = this.getAttribute('accent') ?? '';
    const valid = colour !== '' && !/[;{}]/.test(colour) && CSS.supports('color', colour);
    this.#accent.replaceSync(valid ? `:host { --redress-accent: ${colour}; }` : '');
  }

  #draw(): void {
    const result = this.#kept?.recall('result');
    if (result === undefined) this.#drawForm();
    else this.#drawResult(result);
  }

  #drawForm(moved = false): void {
    const language = this.#language();
    const { form: said, files } = words[language];
    const values = this.#kept?.recall('draft') ?? this.#given();
    this.#trayShown = trayView(this.#tray, { words: files, language, label: said.evidence, hint: files.afterwards });
    this.#form = formView({
      words: said,
      values,
      tray: this.#trayShown,
      changed: () => this.#remember(),
      submit: () => void this.#submit(),
    });
    this.#show(said.title, said.lead, this.#form.element);
    this.#arrive({ view: 'form', language, moved });
  }

  #drawResult(result: Result, moved = false): void {
    const language = this.#language();
    const { form, result: said, files } = words[language];
    this.#form = undefined;
    this.#trayShown = trayView(this.#tray, {
      words: files,
      language,
      label: form.evidence,
      open: false,
      hint: files.later,
    });
    const view = resultView({
      ...result,
      words: said,
      language,
      api: this.#desk().api,
      evidence: this.#tray.chosen.length > 0 ? { title: form.evidence, tray: this.#trayShown } : undefined,
      another: () => {
        this.#kept?.keep('result', undefined);
        this.#tray.clear();
        this.#drawForm(true);
      },
    });
    this.#show(said.title[result.made.kind], said.lead, view);
    this.#arrive({ view: 'result', language, kind: result.made.kind, moved });
  }

  #show(title: string, lead: string, content: HTMLElement): void {
    const language = this.#language();
    const others = languages.filter((one) => one !== language);
    const headed = this.getAttribute('heading') !== 'none';
    this.#root.replaceChildren(
      make('div', { class: 'shell', part: 'card', lang: language }, [
        headed &&
          make('header', {}, [
            make('div', {}, [
              make('h2', { tabindex: '-1', part: 'heading' }, [title]),
              make('p', { class: 'lead', part: 'lead' }, [lead]),
            ]),
            ...others.map((one) => button(ownNames[one], () => this.#speak(one), { lang: one, class: 'language' })),
          ]),
        content,
      ]),
    );
  }

  #speak(language: Language): void {
    this.#chosenLanguage = language;
    this.#draw();
    this.#root.querySelector<HTMLElement>('.language')?.focus();
  }

  #given(): Record<string, string> {
    const [product, order] = [this.getAttribute('product'), this.getAttribute('order-number')];
    return { ...(product !== null && { product }), ...(order !== null && { orderNumber: order }) };
  }

  #remember(): void {
    if (this.#form === undefined) return;
    this.#sending.cancel();
    this.#form.say({});
    this.#kept?.keep('draft', valuesOf(this.#form.element));
  }

  async #submit(): Promise<void> {
    const [form, kept] = [this.#form, this.#kept];
    if (form === undefined || kept === undefined) return;
    const { form: said } = words[this.#language()];
    const values = valuesOf(form.element);
    const troubles = troublesIn(values, said);
    form.complain(troubles);
    form.say({ busy: troubles.length === 0 });
    if (troubles.length > 0) return;
    const submission = submissionOf(values);
    const desk = this.#desk();
    try {
      const key = kept.keyFor(JSON.stringify(submission));
      const made = await this.#sending.send(desk, submission, key, () => void this.#submit());
      const result: Result = { made, mailed: values['customer.email'] !== undefined };
      for (const name of ['draft', 'attempt'] as const) kept.keep(name, undefined);
      kept.keep('result', result);
      this.#drawResult(result, true);
      this.#tray.sendTo({ desk, reference: made.reference, secret: made.trackingSecret });
      this.#watchFiles();
      this.#say('redress-submitted', { reference: made.reference });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.passing) return;
      this.#form?.complain(troublesOf(error.problem));
      const told = (error.problem.errors ?? []).length === 0;
      this.#form?.say({ notice: told ? [error.problem.detail || said.failed] : [] });
    }
  }

  #wait({ refusal, seconds }: Waiting): void {
    const { form: said } = words[this.#language()];
    const { status } = refusal.problem;
    const why = !navigator.onLine
      ? said.offline
      : status === 0
        ? said.unreachable
        : refusal.busy
          ? said.busy
          : said.failed;
    const next =
      seconds === undefined ? [] : [' ', make('span', { 'aria-hidden': 'true' }, [said.tryingAgain(seconds)])];
    this.#form?.say({ notice: [picture('warning'), make('p', {}, [why, ...next])], retry: true });
  }

  /** Asks the case what became of its files, for as long as something is to be heard. */
  #watchFiles(times = 0): void {
    clearTimeout(this.#watch);
    const made = this.#kept?.recall('result')?.made;
    if (made === undefined || times > fileTimes || !this.#tray.underWay) return;
    this.#watch = setTimeout(() => {
      void this.#askOfFiles(made).then(() => this.#watchFiles(this.#tray.awaited ? times + 1 : times));
    }, fileEvery);
  }

  async #askOfFiles({ reference, trackingSecret }: Result['made']): Promise<void> {
    if (!this.#tray.awaited) return;
    const call = { parameters: { reference }, bearer: trackingSecret };
    const answer = await ask<{ attachments: Known }>(this.#desk(), trackRoutes.trackComplaint, call).catch(
      () => undefined,
    );
    this.#tray.learn(answer?.body.attachments ?? []);
  }

  /** The focus goes to the heading, or, where that is the page's own, the page is told to do so. */
  #arrive(shown: FormShown): void {
    if (shown.moved) this.#root.querySelector<HTMLElement>('h2')?.focus();
    this.#say('redress-view', shown);
  }

  #say(name: string, detail: Readonly<Record<string, unknown>>): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

let shared: CSSStyleSheet | undefined;

/** One for all forms of a page. */
function styleSheet(): CSSStyleSheet {
  if (shared === undefined) {
    shared = new CSSStyleSheet();
    shared.replaceSync(redressFormStyle);
  }
  return shared;
}

/** Each form keeps its own draft: by its id, or by its place among those without one. */
function freeSlot(id: string): string {
  let slot = id || '1';
  for (let number = 2; slotsTaken.has(slot); number += 1) slot = `${id}${number}`;
  slotsTaken.add(slot);
  return slot;
}

/** Defines the element, unless another copy of this script has. */
export function defineForm(): void {
  if (customElements.get('redress-form') === undefined) customElements.define('redress-form', RedressForm);
}
