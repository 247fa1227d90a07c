/** The first four hex digits of a MessageId name the region; these are the ones that mails in the wild show. */
const regionPrefix: Record<string, string> = {
  'us-east-1': '0100',
  'us-west-2': '0101',
  'eu-west-1': '0102',
  'eu-central-1': '0107',
  'ap-southeast-2': '0108',
  'ap-southeast-1': '010e',
};

/** `<region><milliseconds as hex>-<uuid>-000000`: what SendEmail answers. */
export function newMessageId(region: string, now: Date): string {
  const time = now.getTime().toString(16).padStart(12, '0');
  return `${regionPrefix[region] ?? '0100'}${time}-${crypto.randomUUID()}-000000`;
}

/** The Message-ID header that SES writes: its domain is `email` in us-east-1 and the region's name elsewhere. */
export function messageIdHeader(region: string, messageId: string): string {
  return `<${messageId}@${region === 'us-east-1' ? 'email' : region}.amazonses.com>`;
}
