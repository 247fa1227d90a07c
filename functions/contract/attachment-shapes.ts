import * as z from 'zod';
import { attachmentStates } from '../domain/casework/attachments/attachment.ts';
import { attachmentLimits, type AttachmentType, attachmentTypes, hasEndingOf } from './attachments.ts';
import { instant, issue, line } from './field-shapes.ts';
import { staffId, unspoken } from './person-shapes.ts';

/** What turns the reading direction, or hides, so that `exe.gpj` reads as a picture. */
const deceiving = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table are the types
const types = Object.keys(attachmentTypes) as [AttachmentType, ...AttachmentType[]];

const promised = {
  name: line(attachmentLimits.name)
    .refine((name) => !/[/\\]/.test(name) && !/^\.{1,2}$/.test(name), issue('path-in-name'))
    .refine((name) => !deceiving.test(name), issue('deceiving-name'))
    .describe('What the file is called where it comes from, with its ending.'),
  type: z.enum(types).describe('The media type.'),
  size: z.int().min(1).max(attachmentLimits.bytes).describe('Bytes.'),
  sha256: z
    .string()
    .regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/)
    .describe('SHA-256 of the content: 32 bytes in base64.'),
};

const fits = ({ type, name }: { type: AttachmentType; name: string }): boolean => hasEndingOf(type, name);
const otherEnding = { ...issue('other-ending'), path: ['name'] };

export const attachmentBody = z.strictObject(promised).refine(fits, otherEnding);

export const staffAttachmentBody = z
  .strictObject({
    ...promised,
    shared: z.boolean().default(false).describe('Whether the customer sees it too; otherwise it is internal evidence.'),
  })
  .refine(fits, otherEnding);

export const uploadAnswer = z.object({
  id: z.string().describe('F1: its id within the case.'),
  upload: z
    .object({
      method: z.literal('PUT'),
      url: unspoken,
      headers: z.record(z.string(), unspoken).describe('To be sent as they are. Content-Length goes by itself.'),
      expiresAt: instant,
    })
    .describe('Where the bytes go, once, and how. 412 from there: they have arrived already.'),
});

const shown = {
  id: z.string(),
  name: z.string(),
  type: z.enum(types),
  size: z.number(),
  state: z.enum(attachmentStates),
  at: instant.describe('When it came; of one that is awaited, until when its link works.'),
};

/** As the customer sees it, in `tracking`. */
export const trackedAttachment = z.object({ ...shown, by: z.enum(['customer', 'staff']) });

export const attachmentList = z.object({
  attachments: z.array(
    z.object({
      ...shown,
      sha256: unspoken,
      by: z.enum(['customer', 'staff']),
      addedBy: z.object({
        type: z.enum(['customer', 'staff']),
        id: staffId.optional(),
        role: z.string().optional(),
      }),
      shared: z.boolean(),
    }),
  ),
});

export const downloadAnswer = z.object({
  url: unspoken.describe('Saves the file under its name; never shows it.'),
  expiresAt: instant,
  state: z.enum(['clean', 'unscanned']).describe('`unscanned`: nobody has looked inside. Say so before it is opened.'),
});
