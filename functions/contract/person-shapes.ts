import * as z from 'zod';
import { personal } from './personal.ts';

/** Texts of answers that say who somebody is, or surely do not; what each is called decides who is shown it. */

export const customerName = z.string().meta(personal('name'));
export const emailAddress = z.string().meta(personal('email'));
export const phoneNumber = z.string().meta(personal('phone'));

/** A user name of the staff: who did what is nobody's secret among them, though it may look like a mail address. */
export const staffId = z.string().meta(personal('none'));

/** What a machine made and nobody wrote: a digest, a place in a list, an address to load from. */
export const unspoken = z.string().meta(personal('none'));
