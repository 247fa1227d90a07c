import { Eta } from 'eta/core';
import type { Language } from '../complaint/vocabulary.ts';
import type { Letter, Tone } from './letter.ts';
import { printable } from './printable.ts';
import { wording } from './wording.ts';

/**
 * What both layouts read. Every interpolation is made one printable line, so that only the layout makes lines; those
 * of the HTML layout are escaped as well.
 */
type Sheet = Letter & {
  language: Language;
  colon: string;
  fonts: string;
  brand: { name: string; colour: string; ink: string };
  tones: typeof tones;
  lines: (text: string) => string[];
};

/** Edge and ground of the alert box, and the words that stand on it. */
const tones: Record<Tone, { edge: string; ground: string; ink: string }> = {
  calm: { edge: '#4a6fa5', ground: '#eef3fa', ink: '#1c2733' },
  soon: { edge: '#b26a00', ground: '#fff4e0', ink: '#3d2600' },
  late: { edge: '#b3261e', ground: '#fdecea', ink: '#410e0b' },
};

const filters = {
  autoFilter: true,
  filterFunction: (value: unknown) => printable(String(value)).replace(/(?<!\s)\s*\n\s*/g, ' '),
  autoTrim: false,
} as const;

/*
 * One column of tables with inline styles, because Outlook reads little else. The style block holds only what may be
 * missing: the dark colours and the narrower margins of a phone. No image, no web font, nothing loaded from anywhere.
 */
const htmlLayout = `<!DOCTYPE html>
<html lang="<%= it.language %>" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no">
<title><%= it.subject %></title>
<style>
@media (max-width: 480px) { .page { padding: 0 !important } .pad { padding-left: 20px !important; padding-right: 20px !important } .wide { display: block !important; width: auto !important } .label { padding-bottom: 0 !important } .value { padding-top: 0 !important } .button, .choice { display: block !important; text-align: center !important } .choice { margin-right: 0 !important } }
@media (prefers-color-scheme: dark) { .page { background: #16191d !important } .sheet { background: #22272d !important; border-color: #363d45 !important } .ink { color: #e8eaed !important } .faint { color: #a9b1ba !important } .quote { background: #2b3138 !important; border-color: #59636e !important } .rule { border-color: #363d45 !important } .alert { background: #2b2523 !important } .alert .ink { color: #f5e9e7 !important } .case { border-bottom-color: #363d45 !important } }
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f2f4f6;-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px;color:#f2f4f6"><%= it.preheader %></div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f2f4f6;padding:24px 12px"><tr><td align="center">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:#ffffff;border:1px solid #dfe3e8;border-collapse:separate;font-family:<%~ it.fonts %>">
<tr><td class="pad" bgcolor="<%= it.brand.colour %>" style="background:<%= it.brand.colour %>;color:<%= it.brand.ink %>;padding:14px 32px;font-size:16px;line-height:1.4;font-weight:600"><%= it.brand.name %></td></tr>
<tr><td class="pad" style="padding:24px 32px 28px">
<% if (it.greeting !== undefined) { %><p class="ink" style="margin:0 0 16px;color:#1c2733;font-size:16px;line-height:1.65"><%= it.greeting %></p>
<% } %><% for (const part of it.parts) { %><% if (part.part === 'text') { %><p class="ink" style="margin:0 0 16px;color:#1c2733;font-size:16px;line-height:1.65"><%= part.text %></p>
<% } else if (part.part === 'heading') { %><h2 class="ink" style="margin:24px 0 8px;color:#1c2733;font-size:16px;line-height:1.4;font-weight:700"><%= part.text %></h2>
<% } else if (part.part === 'small') { %><p class="faint" style="margin:16px 0 0;color:#5b6672;font-size:13px;line-height:1.6"><%= part.text %></p>
<% } else if (part.part === 'steps') { %><ol class="ink" style="margin:0 0 16px;padding:0 0 0 24px;color:#1c2733;font-size:16px;line-height:1.65"><% for (const item of part.items) { %><li style="margin:0 0 6px"><%= item %></li><% } %></ol>
<% } else if (part.part === 'quote') { %><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px"><tr><td class="quote ink" dir="auto" style="background:#f6f7f9;border-left:4px solid #b8c1cc;padding:12px 16px;color:#1c2733;font-size:16px;line-height:1.65;word-break:break-word;overflow-wrap:anywhere"><% it.lines(part.text).forEach((line, index) => { %><% if (index > 0) { %><br><% } %><%= line %><% }) %></td></tr></table>
<% } else if (part.part === 'facts') { %><table role="presentation" class="rule" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px;border-top:1px solid #e3e7ec"><% for (const row of part.rows) { %><tr><td class="wide label faint" width="32%" valign="top" style="padding:8px 12px 8px 0;color:#5b6672;font-size:14px;line-height:1.5"><%= row.label %></td><td class="wide value ink" valign="top" style="padding:8px 0;color:#1c2733;font-size:15px;line-height:1.5;word-break:break-word;overflow-wrap:anywhere"><%= row.value %></td></tr><% } %></table>
<% } else if (part.part === 'action') { %><table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:20px 0 8px"><tr><td bgcolor="<%= it.brand.colour %>" style="background:<%= it.brand.colour %>;border-radius:6px"><a class="button" href="<%= part.url %>" style="display:inline-block;padding:12px 22px;color:<%= it.brand.ink %>;font-size:16px;line-height:1.4;font-weight:600;text-decoration:none"><%= part.label %></a></td></tr></table>
<p class="faint" style="margin:0 0 8px;color:#5b6672;font-size:12px;line-height:1.5;word-break:break-all"><%= part.url %></p>
<% } else if (part.part === 'choices') { %><p style="margin:0 0 16px"><% for (const item of part.items) { %><a class="choice ink" href="<%= item.url %>" style="display:inline-block;margin:0 8px 8px 0;padding:9px 16px;border:1px solid #8a96a3;border-radius:6px;color:#1c2733;font-size:15px;line-height:1.4;text-decoration:none"><%= item.label %></a> <% } %></p>
<% } else if (part.part === 'cases') { %><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:16px 0;border-top:1px solid #e3e7ec;font-size:15px;line-height:1.5"><% for (const item of part.items) { %><tr><td class="case ink" style="border-left:5px solid <%= it.tones[item.tone].edge %>;border-bottom:1px solid #e3e7ec;padding:10px 0 10px 12px;color:#1c2733;word-break:break-word"><b><%= item.heading %></b><% for (const line of item.lines) { %><br><%= line %><% } %><br><a class="ink" href="<%= item.link.url %>" style="display:inline-block;padding:6px 12px 6px 0;color:#1c2733"><%= item.link.label %></a></td></tr><% } %></table>
<% } else { %><% const tone = it.tones[part.tone]; %><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px"><tr><td class="alert" bgcolor="<%= tone.ground %>" style="background:<%= tone.ground %>;border-left:6px solid <%= tone.edge %>;padding:14px 16px"><% for (const row of part.rows) { %><p class="ink" style="margin:0 0 6px;color:<%= tone.ink %>;font-size:16px;line-height:1.5;word-break:break-word;overflow-wrap:anywhere"><b><%= row.label %></b><%= it.colon %><%= row.value %></p><% } %><p class="ink" style="margin:0;color:<%= tone.ink %>;font-size:16px;line-height:1.5;word-break:break-all"><b><%= part.link.label %></b><%= it.colon %><a class="ink" href="<%= part.link.value %>" style="color:<%= tone.ink %>"><%= part.link.value %></a></p></td></tr></table>
<% } %><% } %><p class="ink" style="margin:24px 0 0;color:#1c2733;font-size:15px;line-height:1.65"><% it.closing.forEach((line, index) => { %><% if (index > 0) { %><br><% } %><%= line %><% }) %></p>
</td></tr></table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`;

const textLayout = `<% if (it.greeting !== undefined) { %><%= it.greeting %>

<% } %><% for (const part of it.parts) { %><% if (part.part === 'heading') { %><%= part.text %>
<% } else { %><% if (part.part === 'text' || part.part === 'small') { %><%= part.text %>
<% } else if (part.part === 'steps') { %><% part.items.forEach((item, index) => { %><%= index + 1 %>. <%= item %>
<% }) %><% } else if (part.part === 'quote') { %><% for (const line of it.lines(part.text)) { %>> <%= line %>
<% } %><% } else if (part.part === 'facts') { %><% for (const row of part.rows) { %><%= row.label %><%= it.colon %><%= row.value %>
<% } %><% } else if (part.part === 'action') { %><%= part.label %><%= it.colon.trimEnd() %>
<%= part.url %>
<% } else if (part.part === 'choices') { %><% for (const item of part.items) { %><%= item.label %>
<<%= item.url %>>
<% } %><% } else if (part.part === 'cases') { %><% for (const item of part.items) { %><%= item.heading %>
<% for (const line of item.lines) { %><%= line %>
<% } %><%= item.link.label %>
<<%= item.link.url %>>

<% } %><% } else { %><% for (const row of part.rows) { %><%= row.label %><%= it.colon %><%= row.value %>
<% } %><%= part.link.label %><%= it.colon %><%= part.link.value %>
<% } %>
<% } %><% } %><% for (const line of it.closing) { %><%= line %>
<% } %>`;

const htmlWriter = new Eta({ ...filters, autoEscape: true });
const textWriter = new Eta({ ...filters, autoEscape: false });
const writeHtml = htmlWriter.compile(htmlLayout);
const writeText = textWriter.compile(textLayout);

const fonts: Record<Language, string> = {
  'zh-CN': "-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',Arial,sans-serif",
  en: "-apple-system,'Segoe UI',Roboto,Arial,sans-serif",
};

/** Black or white, whichever is easier to read on the colour; a colour that is none becomes a calm blue. */
export function inkOn(colour: string): { colour: string; ink: string } {
  const channels = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!channels) return { colour: '#1f4e79', ink: '#ffffff' };
  const [red = 0, green = 0, blue = 0] = channels.slice(1).map((pair) => {
    const share = Number.parseInt(pair, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  // Contrast with white is 1.05 / (L + 0.05), with black (L + 0.05) / 0.05: equal at L = 0.179.
  return { colour, ink: luminance > 0.179 ? '#000000' : '#ffffff' };
}

/** Sets a letter in HTML and in plain text of the same content. */
export function set(
  letter: Letter,
  language: Language,
  brand: { name: string; colour: string },
): { subject: string; html: string; text: string } {
  const sheet: Sheet = {
    ...letter,
    language,
    colon: wording[language].colon,
    fonts: fonts[language],
    brand: { name: brand.name, ...inkOn(brand.colour) },
    tones,
    lines: (text) => printable(text).split('\n'),
  };
  return {
    subject: letter.subject,
    html: writeHtml.call(htmlWriter, sheet),
    text: writeText.call(textWriter, sheet).replace(/\n{3,}/g, '\n\n'),
  };
}
