/**
 * The carrier will never take this mail: the address or the content is refused for good. Whoever delivers records it
 * on the case and does not try again. Everything else that a carrier throws may be tried again.
 */
export class MailRefused extends Error {
  /** @param reason the carrier's own words */
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'MailRefused';
  }
}
