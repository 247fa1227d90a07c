/** An event that stands in the table in another form than any that we ever wrote. Its text is not quoted. */
export class UnreadableEvent extends Error {
  override name = 'UnreadableEvent';
  readonly seq: number;
  constructor(reference: string, seq: number) {
    super(`The item of event ${seq} of ${reference} is not as it was written.`);
    this.seq = seq;
  }
}
