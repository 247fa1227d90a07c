import type { Situation } from './template.ts';

/** The templates in the box, in English. Each passes the coach when it is filled. */
export const englishBox: Record<Situation, { title: string; text: string }> = {
  'apology-and-details': {
    title: 'Apology, and asking for details',
    text: `Dear {customerName},

You told us about your {product} (case {reference}), and I have read all of it. I am sorry that this happened; I can see how frustrating it is.

You need this cleared up once and for good. Could you tell me on which day it began, and what you were doing with it? A photograph helps, if you have one.

I will check it at once, and you will have an answer from me by {dueDate}.

{agentName}
{brand}`,
  },
  'first-response': {
    title: 'First response',
    text: `Dear {customerName},

My name is {agentName}, and your case {reference} is with me. You wrote to us about your {product}. I am sorry for the trouble, and I understand that you are disappointed.

What matters to you now is that somebody looks after it, and when you will know more. I will write to you with an answer by {dueDate}.

Would you rather talk on the phone? Then let me know when I may call.

{agentName}
{brand}`,
  },
  'progress-update': {
    title: 'Progress update',
    text: `Dear {customerName},

You told us about your {product} (case {reference}), and it is not finished yet. I am sorry that you are still waiting; I know how annoying that is.

You want to know where it stands: I have looked into the records, and am going through the cause with my colleagues. You will have the result from me by {dueDate}.

If anything changes for you before then, please just reply to this mail.

{agentName}
{brand}`,
  },
  delay: {
    title: 'Delay',
    text: `Dear {customerName},

You wrote to us about your {product} (case {reference}), and I did not answer by the day that I had named. That is our fault, and I am sorry. You have every reason to be annoyed.

You need a day that you can rely on: I will write to you by {dueDate}, however far we have come by then.

If that is too late for you, please tell me, so that we can see what can be done first.

{agentName}
{brand}`,
  },
  'decision-accepted': {
    title: 'Decision: accepted',
    text: `Dear {customerName},

You told us what happened with your {product}, and we have looked into it: you are right. It is our mistake, and I am sorry for the disappointment.

You need it put right. This is what we will do: {remedy}. It will be done by {dueDate}, and I will write to you then.

Is that all right for you? Just reply; the case is {reference}.

{agentName}
{brand}`,
  },
  'decision-partly': {
    title: 'Decision: accepted in part',
    text: `Dear {customerName},

You told us what happened with your {product}, and we have looked into all of it. Part of it is our mistake, and I am sorry for that. The other part we see differently; I know that this is disappointing, and so you shall have the reasons.

What matters to you is that it is fair, and why we say so: {reason}.

This is what we will do: {remedy}. It will be done by {dueDate}.

If something in this is not right, please tell me, and a colleague who has not seen the case will look at it again. The case is {reference}.

{agentName}
{brand}`,
  },
  'decision-declined': {
    title: 'Decision: not accepted',
    text: `Dear {customerName},

You told us what happened with your {product}, and we have gone through it from the beginning. I am sorry that the answer is not the one that you hoped for; I know that this is disappointing. This is the reason: {reason}.

You want to know why, and what you can do now. A colleague who has not seen the case can look at it again, and there are people outside our house whom you can turn to. If you ask for it, you will have the result of the second look by {dueDate}.

Would you tell me what you would like to do? The case is {reference}.

{agentName}
{brand}`,
  },
  'remedy-offered': {
    title: 'A remedy is offered',
    text: `Dear {customerName},

You told us about your {product} (case {reference}), and we have looked at everything that you sent. I am sorry for all this trouble, and I understand the disappointment.

You need more than words. This is what we would like to do: {remedy}.

Does that suit you? When you say yes, it will be done by {dueDate}; if you have something else in mind, tell me, and we will talk about it.

{agentName}
{brand}`,
  },
  closing: {
    title: 'Closing',
    text: `Dear {customerName},

You told us about your {product} (case {reference}), and everything that we said we would do is done. Thank you for telling us, and I am sorry once more for the worry that you had.

What matters to you is that it is really solved. If anything is still not right, please reply: I will keep the case at hand until {dueDate}, and answer you on the same day.

{agentName}
{brand}`,
  },
  'safety-stop-using': {
    title: 'Safety: stop using it',
    text: `Dear {customerName},

Please stop using your {product} now, unplug it, and put it where no child can reach it.

I read what you wrote and was alarmed, and I am sorry that you and your family had such a fright. You told us in time: your safety comes first. If anybody is hurt or feels unwell, please see a doctor, and keep the receipt.

We will collect it at our cost by {dueDate}, and I will write to you with the result of the test. Could you let me know a phone number and a time that suits you? The case is {reference}.

{agentName}
{brand}`,
  },
  'praise-thanks': {
    title: 'Thanks for praise',
    text: `Dear {customerName},

Thank you for taking the time to write. You told us what went well with your {product}; I read it out to my colleagues, and all of us were delighted.

Your words have gone to the person that you mention, and to their lead. The case is {reference}.

{agentName}
{brand}`,
  },
  'wrong-department': {
    title: 'Handed to the right colleagues',
    text: `Dear {customerName},

You wrote to us about your {product} (case {reference}), and it is not my team that can settle it. I am sorry for the detour; I know how tiresome it is to explain things twice.

You need the right person at once. My colleagues have the whole story, so you do not have to tell it again. They will be in touch by {dueDate}, and I will check on that day that they were.

If nobody has called by then, please reply to me.

{agentName}
{brand}`,
  },
};
