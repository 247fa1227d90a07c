import { limits } from '../../functions/contract/limits.ts';
import { button, type Child, make } from '../elements.ts';
import { field, radios } from '../fields.ts';
import { localTime } from '../times.ts';
import { deedForm } from './deed-form.ts';
import { draftOf, type Opened } from './opened.ts';

/** Which of the two answers is being given. */
export type Answering = 'confirm' | 'disagree' | undefined;

/** What was decided, and whether the customer agrees. */
export function decision(opened: Opened, answering: Answering, answer: (next: Answering) => void): Child[] {
  const { site, tracking } = opened;
  const { track } = site.words;
  const { resolution, can } = tracking;
  if (resolution === undefined) return [];
  const asked = can.confirm || can.disagree;
  return [
    make('section', { class: 'card decision' }, [
      make('h2', {}, [track.decision]),
      make('p', { class: 'quiet small' }, [localTime(resolution.at, site.language)]),
      make('p', { class: 'words' }, [resolution.explanation]),
      asked && question(opened, answering, answer),
    ]),
  ];
}

function question(opened: Opened, answering: Answering, answer: (next: Answering) => void): HTMLElement {
  const { can } = opened.tracking;
  const { track } = opened.site.words;
  if (answering === 'confirm' && can.confirm) return confirmForm(opened, () => answer(undefined));
  if (answering === 'disagree' && can.disagree) return disagreeForm(opened, () => answer(undefined));
  return make('div', { class: 'question' }, [
    can.confirm && make('h3', {}, [track.solvedQuestion]),
    make('p', {}, [can.confirm ? track.solvedLead : track.stillDisagree]),
    make('p', { class: 'actions' }, [
      can.confirm && button(track.confirmYes, () => answer('confirm'), { class: 'primary' }),
      can.disagree && button(track.disagree, () => answer('disagree')),
    ]),
  ]);
}

function confirmForm(opened: Opened, cancel: () => void): HTMLElement {
  const { track, form } = opened.site.words;
  const draft = draftOf(opened);
  const rating = radios('rating', {
    label: track.rating,
    optional: form.optional,
    options: track.ratings.map((shown, index) => ({ value: String(index + 1), shown: [shown] })),
    chosen: draft['rating'] ?? '',
  });
  rating.classList.add('rating');
  const comment = field('textarea', {
    name: 'comment',
    label: track.comment,
    optional: form.optional,
    value: draft['comment'],
    attributes: { rows: '3', maxlength: String(limits.reason) },
  });
  return make('div', { class: 'question' }, [
    make('h3', { tabindex: '-1' }, [track.confirmTitle]),
    deedForm(opened, {
      deed: 'confirmSolved',
      fields: [rating, comment],
      send: track.confirmSend,
      done: track.confirmed,
      body: ({ rating: stars, comment: said }) => ({
        ...(stars !== undefined && { rating: Number(stars) }),
        ...(said !== undefined && { comment: said }),
      }),
      cancel: button(track.cancel, cancel),
    }),
  ]);
}

function disagreeForm(opened: Opened, cancel: () => void): HTMLElement {
  const { track, form } = opened.site.words;
  const reason = field('textarea', {
    name: 'reason',
    label: track.disagreeReason,
    hint: track.disagreeLead,
    value: draftOf(opened)['reason'],
    attributes: { rows: '4', required: true, maxlength: String(limits.reason) },
  });
  return make('div', { class: 'question' }, [
    make('h3', { tabindex: '-1' }, [track.disagreeTitle]),
    deedForm(opened, {
      deed: 'disagreeWithDecision',
      fields: [reason],
      send: track.disagreeSend,
      done: track.disputed,
      check: ({ reason: said }) => (said === undefined ? [{ field: 'reason', detail: form.required }] : []),
      body: ({ reason: said }) => ({ reason: said }),
      cancel: button(track.cancel, cancel),
    }),
  ]);
}
